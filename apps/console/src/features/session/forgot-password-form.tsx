import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { forgotPassword } from './forgot-password.ts'

/** Asks for the address and says what happens next, which is the same for every address. */
export const ForgotPasswordForm = ({ kept }: { readonly kept: boolean }) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: ({ email }: { readonly email: string }) => forgotPassword(email),
    retry: false,
  })
  if (isSuccess)
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        title={t('forgot.sent')}
        {...(kept && { description: t('forgot.kept') })}
      />
    )
  return (
    <Form<{ email: string }>
      layout="vertical"
      name="forgot-password"
      requiredMark={false}
      validateTrigger="onSubmit"
      onFinish={(values) => mutate(values)}
    >
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 16 }} />
      )}
      <Form.Item
        name="email"
        label={t('signIn.email')}
        rules={[
          { required: true, message: t('signIn.emailMissing') },
          { type: 'email', message: t('setup.emailWrong'), transform: (value: string) => value?.trim() },
        ]}
      >
        <Input type="email" inputMode="email" autoComplete="username" maxLength={254} size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
        {t('forgot.submit')}
      </Button>
    </Form>
  )
}
