import { Alert, Typography } from 'antd'
import { useTranslation } from 'react-i18next'

/** The secret of a webhook, shown the one time that it can be: to be copied to the other side. */
export const WebhookSecret = ({ secret }: { readonly secret: string }) => {
  const { t } = useTranslation()
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={t('webhooks.secretOnce')}
      description={
        <Typography.Text copyable={{ text: secret, tooltips: false }} style={{ overflowWrap: 'anywhere' }}>
          <code lang="zxx">{secret}</code>
        </Typography.Text>
      }
    />
  )
}
