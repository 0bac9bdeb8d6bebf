import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

type Props = {
  readonly id: string
  readonly value: string
  readonly required?: boolean
  readonly onChange: (text: string) => void
}

/** Why something is done: kept in the log, and told to nobody but its readers. */
export const ReasonItem = ({ id, value, required = false, onChange }: Props) => {
  const { t } = useTranslation()
  return (
    <Form.Item label={t(required ? 'reason.required' : 'reason.optional')} htmlFor={id} required={required}>
      <Input.TextArea
        id={id}
        value={value}
        rows={2}
        maxLength={2000}
        aria-required={required}
        onChange={(event) => onChange(event.target.value)}
      />
    </Form.Item>
  )
}
