import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { type Credentials, signIn } from './sign-in.ts'

/** Signing in by e-mail address and password; calls back once the session stands. */
export const SignInForm = ({ onSignedIn }: { readonly onSignedIn: () => void }) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { mutate, isPending, error } = useMutation({
    mutationFn: signIn,
    onSuccess: onSignedIn,
    retry: false,
  })
  return (
    <Form<Credentials>
      layout="vertical"
      name="sign-in"
      requiredMark={false}
      onFinish={(values) => mutate(values)}
    >
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 16 }} />
      )}
      <Form.Item
        name="email"
        label={t('signIn.email')}
        rules={[{ required: true, message: t('signIn.emailMissing') }]}
        validateTrigger="onSubmit"
      >
        <Input type="email" autoComplete="username" inputMode="email" size="large" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('signIn.password')}
        rules={[{ required: true, message: t('signIn.passwordMissing') }]}
        validateTrigger="onSubmit"
      >
        <Input.Password autoComplete="current-password" size="large" visibilityToggle={false} />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
        {t('signIn.submit')}
      </Button>
    </Form>
  )
}
