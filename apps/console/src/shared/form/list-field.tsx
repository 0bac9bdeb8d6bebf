import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './field-group.module.css'
import type { FieldModel } from './form-model.ts'
import { SingleField } from './single-field.tsx'

/** The longest list a definition can describe. */
const LONGEST = 200

/** A list of objects: a framed row each, added and removed one by one. */
export const ListField = ({ model }: { readonly model: FieldModel }) => {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.frame}>
      <legend className={styles.legend}>{model.label}</legend>
      <Form.List name={model.name}>
        {(rows, { add, remove }, { errors }) => (
          <>
            {rows.map((row, index) => (
              <fieldset key={row.key} aria-label={t('form.row', { n: index + 1 })} className={styles.row}>
                <div className={styles.columns}>
                  {model.columns.map((column) => (
                    <SingleField key={column.name} model={column} path={[row.name, column.name]} />
                  ))}
                </div>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('form.removeRow', { n: index + 1 })}
                  onClick={() => remove(row.name)}
                />
              </fieldset>
            ))}
            <Button
              icon={<PlusOutlined />}
              disabled={rows.length >= (model.maxItems ?? LONGEST)}
              onClick={() => add({})}
            >
              {t('form.addRow', { label: model.label })}
            </Button>
            <Form.ErrorList errors={errors} />
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
