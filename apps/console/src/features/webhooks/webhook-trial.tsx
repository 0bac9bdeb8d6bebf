import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { tryWebhookMutation } from './webhooks.ts'

const LOOKS = { answered: 'success', refused: 'error', unreachable: 'warning' } as const

/** Calls the address once and says what came of it. */
export const WebhookTrial = ({ webhook }: { readonly webhook: string }) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { mutate, isPending, data, error } = useMutation(tryWebhookMutation())
  return (
    <>
      <Button loading={isPending} onClick={() => mutate({ key: webhook })}>
        {t('webhooks.try')}
      </Button>
      {error !== null && <Alert type="error" showIcon role="alert" title={problemText(error)} />}
      {data !== undefined && (
        <Alert
          type={LOOKS[data.is]}
          showIcon
          role="status"
          title={t(`webhooks.tried.${data.is}`)}
          description={data.because === null ? null : <code lang="zxx">{data.because}</code>}
        />
      )}
    </>
  )
}
