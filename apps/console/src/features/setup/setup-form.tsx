import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { signIn } from '../session/sign-in.ts'
import { NewPasswordItem } from './new-password-item.tsx'
import { type Setup, setUp } from './set-up.ts'

type Props = {
  /** Out of the printed address; asked for when the person came without it. */
  readonly token: string
  readonly onSignedIn: () => void
}

/** The company and its first administrator 管理员, who is signed in right after. */
export const SetupForm = ({ token, onSignedIn }: Props) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (setup: Setup) => {
      await setUp(setup)
      await signIn(setup)
    },
    onSuccess: onSignedIn,
    retry: false,
  })
  const filled = (message: string) => [{ required: true, whitespace: true, message }]
  return (
    <Form<Setup>
      layout="vertical"
      name="setup"
      requiredMark={false}
      validateTrigger="onSubmit"
      initialValues={{ token }}
      onFinish={(values) => mutate({ ...values, token: values.token.trim() })}
    >
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 16 }} />
      )}
      <Form.Item
        name="token"
        label={t('setup.token')}
        extra={t('setup.tokenHelp')}
        rules={filled(t('setup.tokenMissing'))}
        hidden={token !== ''}
      >
        <Input autoComplete="off" maxLength={200} size="large" />
      </Form.Item>
      <Form.Item
        name="company"
        label={t('setup.company')}
        extra={t('setup.companyHelp')}
        rules={filled(t('setup.companyMissing'))}
      >
        <Input autoComplete="organization" maxLength={100} size="large" />
      </Form.Item>
      <Form.Item name="name" label={t('setup.name')} rules={filled(t('setup.nameMissing'))}>
        <Input autoComplete="name" maxLength={100} size="large" />
      </Form.Item>
      <Form.Item
        name="email"
        label={t('signIn.email')}
        rules={[
          ...filled(t('signIn.emailMissing')),
          { type: 'email', message: t('setup.emailWrong'), transform: (value: string) => value?.trim() },
        ]}
      >
        <Input type="email" inputMode="email" autoComplete="username" maxLength={254} size="large" />
      </Form.Item>
      <NewPasswordItem />
      <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
        {t('setup.submit')}
      </Button>
    </Form>
  )
}
