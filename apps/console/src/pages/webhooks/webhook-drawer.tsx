import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WebhookForm } from '../../features/webhooks/webhook-form.tsx'
import { WebhookSecret } from '../../features/webhooks/webhook-secret.tsx'
import { WebhookTrial } from '../../features/webhooks/webhook-trial.tsx'
import { removeWebhookMutation } from '../../features/webhooks/webhooks.ts'
import type { WebhookView } from '../../shared/api/views.ts'
import { useNotify } from '../../shared/ui/use-notify.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { useReturnFocus } from '../../shared/ui/use-return-focus.ts'

type Props = {
  /** Null for a new one. */
  readonly webhook: WebhookView | null
  readonly onClose: () => void
}

/** Removing asks a second time: steps that call it would fail from then on. */
const Remove = ({ webhook, onDone }: { readonly webhook: string; readonly onDone: () => void }) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const [asking, setAsking] = useState(false)
  const { mutate, isPending, error } = useMutation(removeWebhookMutation())
  if (!asking)
    return (
      <Button danger onClick={() => setAsking(true)}>
        {t('webhooks.remove')}
      </Button>
    )
  return (
    <>
      <Alert
        type={error === null ? 'warning' : 'error'}
        showIcon
        role="alert"
        title={error === null ? t('webhooks.removeAbout') : problemText(error)}
      />
      <Space>
        <Button danger loading={isPending} onClick={() => mutate({ key: webhook }, { onSuccess: onDone })}>
          {t('webhooks.removeConfirm')}
        </Button>
        <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
      </Space>
    </>
  )
}

/** A webhook to change, or a new one; a new secret is shown here once. */
export const WebhookDrawer = ({ webhook, onClose }: Props) => {
  const { t } = useTranslation()
  useReturnFocus()
  const notify = useNotify()
  const [saved, setSaved] = useState<{ readonly key: string; readonly secret: string } | null>(null)
  const known = webhook?.key ?? saved?.key
  return (
    <Drawer open onClose={onClose} size="min(520px, 100vw)" title={known ?? t('webhooks.add')}>
      <Space orientation="vertical" size="large" style={{ width: '100%' }}>
        {saved !== null && <WebhookSecret secret={saved.secret} />}
        {saved === null && (
          <WebhookForm
            webhook={webhook}
            onSaved={(key, secret) => {
              notify(t('webhooks.saved'))
              if (secret === null) onClose()
              else setSaved({ key, secret })
            }}
          />
        )}
        {known !== undefined && <WebhookTrial webhook={known} />}
        {webhook !== null && saved === null && <Remove webhook={webhook.key} onDone={onClose} />}
      </Space>
    </Drawer>
  )
}
