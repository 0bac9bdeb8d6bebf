import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './error-summary.module.css'
import { type ControlPath, controlPathOf } from './field-path.ts'
import type { FieldModel } from './form-model.ts'

/** One thing wrong with what was sent, in words; `path` is its JSON pointer. */
export type FieldMessage = { readonly path: string; readonly message: string }

type Props = {
  readonly messages: readonly FieldMessage[]
  readonly models: readonly FieldModel[]
  readonly onFocus: (path: ControlPath) => void
}

/** What is wrong, listed above the form; each entry leads to its field. */
export const ErrorSummary = ({ messages, models, onFocus }: Props) => {
  const { t } = useTranslation()
  if (messages.length === 0) return null
  const entries = messages.map(({ path, message }) => {
    const control = controlPathOf(path, models)
    const label = models.find(({ name }) => name === control?.[0])?.label
    return { path, control, text: label === undefined ? message : t('form.problemOf', { label, message }) }
  })
  const list = (
    <ul className={styles.list}>
      {entries.map(({ path, control, text }) => (
        <li key={path + text}>
          {control === null ? (
            text
          ) : (
            <Button type="link" onClick={() => onFocus(control)}>
              {text}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <div className={styles.alert}>
      <Alert
        type="error"
        showIcon
        role="alert"
        title={t('form.problems', { count: messages.length })}
        description={list}
      />
    </div>
  )
}
