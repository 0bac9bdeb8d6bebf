import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { NewPasswordItem } from '../setup/new-password-item.tsx'
import styles from './profile.module.css'
import { changePassword, type Passwords } from './save-profile.ts'

/** Another password for whoever knows the present one. */
export const PasswordForm = () => {
  const { t } = useTranslation()
  const notify = useNotify()
  const problemText = useProblemText()
  const [form] = Form.useForm<Passwords>()
  const { mutate, isPending, error } = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      form.resetFields()
      notify(t('profile.changed'))
    },
    retry: false,
  })
  return (
    <Form<Passwords>
      form={form}
      layout="vertical"
      name="change-password"
      requiredMark={false}
      validateTrigger="onSubmit"
      className={styles.form ?? ''}
      onFinish={(values) => mutate(values)}
    >
      <p className={styles.about}>{t('profile.passwordAbout')}</p>
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 16 }} />
      )}
      <Form.Item
        name="current"
        label={t('profile.current')}
        rules={[{ required: true, message: t('profile.currentMissing') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={128} size="large" />
      </Form.Item>
      <NewPasswordItem label={t('profile.next')} />
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('profile.change')}
      </Button>
    </Form>
  )
}
