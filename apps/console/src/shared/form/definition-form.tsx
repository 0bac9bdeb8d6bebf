import { Form, type FormInstance } from 'antd'
import styles from './definition-form.module.css'
import { FieldReading } from './field-reading.tsx'
import type { FormValues } from './field-values.ts'
import { FormField } from './form-field.tsx'
import type { FieldModel } from './form-model.ts'

type Props = {
  readonly form: FormInstance
  /** Prefix of the controls' ids. */
  readonly name: string
  readonly models: readonly FieldModel[]
  readonly values: FormValues
  readonly onChange?: (values: FormValues) => void
}

/** Long answers and groups take a whole line; the rest stand side by side where there is room. */
const WIDE: readonly FieldModel['kind'][] = ['multiline', 'choices', 'list', 'object', 'files']

/** A form 表单 made from a definition: what may be edited as controls, what may be read as text, in its order. */
export const DefinitionForm = ({ form, name, models, values, onChange }: Props) => (
  <Form
    form={form}
    name={name}
    layout="vertical"
    requiredMark
    scrollToFirstError={false}
    initialValues={values}
    className={styles.grid}
    onValuesChange={(_, all: FormValues) => onChange?.(all)}
  >
    {models.map((model) => (
      <div key={model.name} className={WIDE.includes(model.kind) ? styles.wide : styles.cell}>
        {model.editable ? (
          <FormField model={model} />
        ) : (
          <Form.Item label={model.label} htmlFor="">
            <FieldReading model={model} value={values[model.name]} />
          </Form.Item>
        )}
      </div>
    ))}
  </Form>
)
