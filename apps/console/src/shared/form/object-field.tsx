import styles from './field-group.module.css'
import type { FieldModel } from './form-model.ts'
import { SingleField } from './single-field.tsx'

/** An object's members, framed and named together. */
export const ObjectField = ({ model }: { readonly model: FieldModel }) => (
  <fieldset className={styles.frame}>
    <legend className={styles.legend}>{model.label}</legend>
    {model.columns.map((column) => (
      <SingleField key={column.name} model={column} path={[model.name, column.name]} />
    ))}
  </fieldset>
)
