import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { WebhookView } from '../../shared/api/views.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { saveWebhookMutation } from './webhooks.ts'

type Props = {
  /** Null for a new one. */
  readonly webhook: WebhookView | null
  /** With the key, and the secret where there is a new one. */
  readonly onSaved: (key: string, secret: string | null) => void
}

type Values = WebhookView & { readonly renew: boolean }

const KEY = /^[a-z][a-z0-9-]*$/
const ADDRESS = /^https?:\/\/\S+$/

/** Where a webhook leads. The secret is made by the server: nobody types one that can be guessed. */
export const WebhookForm = ({ webhook, onSaved }: Props) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { mutate, isPending, error } = useMutation(saveWebhookMutation())
  const save = (values: Values): void => {
    const key = webhook?.key ?? values.key
    mutate(
      { key, url: values.url, allowPrivate: values.allowPrivate, renew: values.renew },
      { onSuccess: ({ secret }) => onSaved(key, secret) },
    )
  }
  return (
    <Form<Values>
      layout="vertical"
      name="webhook"
      requiredMark={false}
      initialValues={{ allowPrivate: false, renew: false, ...webhook }}
      onFinish={save}
    >
      {webhook === null && (
        <Form.Item
          name="key"
          label={t('webhooks.key')}
          extra={t('webhooks.keyHelp')}
          rules={[{ required: true, pattern: KEY, message: t('departments.keyWrong') }]}
          validateTrigger="onBlur"
        >
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item
        name="url"
        label={t('webhooks.url')}
        rules={[{ required: true, pattern: ADDRESS, message: t('webhooks.urlWrong') }]}
        validateTrigger="onBlur"
      >
        <Input type="url" maxLength={2000} autoComplete="off" />
      </Form.Item>
      <Form.Item name="allowPrivate" valuePropName="checked" extra={t('webhooks.privateHelp')}>
        <Checkbox>{t('webhooks.private')}</Checkbox>
      </Form.Item>
      {webhook !== null && (
        <Form.Item name="renew" valuePropName="checked" extra={t('webhooks.renewHelp')}>
          <Checkbox>{t('webhooks.renew')}</Checkbox>
        </Form.Item>
      )}
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={problemText(error)} style={{ marginBottom: 16 }} />
      )}
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('people.save')}
      </Button>
    </Form>
  )
}
