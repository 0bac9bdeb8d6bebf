import styles from './field-group.module.css'
import { FormField } from './form-field.tsx'
import type { FieldModel } from './form-model.ts'

/** An object's members, framed and named together. */
export const ObjectField = ({ model }: { readonly model: FieldModel }) => (
  <fieldset className={styles.frame}>
    <legend className={styles.legend}>{model.label}</legend>
    {model.columns.map((column) => (
      <FormField key={column.name} model={column} path={[model.name, column.name]} />
    ))}
  </fieldset>
)
