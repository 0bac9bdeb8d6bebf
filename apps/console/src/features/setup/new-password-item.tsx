import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** The server's own bounds. */
const LEAST = 12
const MOST = 128

/** A new password in a form, as its field `password`; it can be shown, so it need not be typed twice. */
export const NewPasswordItem = ({ label }: { readonly label?: string }) => {
  const { t } = useTranslation()
  return (
    <Form.Item
      name="password"
      label={label ?? t('signIn.password')}
      extra={t('setup.passwordLength', { min: LEAST })}
      rules={[{ required: true, min: LEAST, message: t('setup.passwordShort') }]}
    >
      <Input.Password autoComplete="new-password" maxLength={MOST} size="large" />
    </Form.Item>
  )
}
