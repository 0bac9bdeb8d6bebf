import { useQuery } from '@tanstack/react-query'
import { Alert, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ChangePreviewInput } from '../../shared/api/views.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { changePreviewQuery } from './change-people.ts'
import { EffectSummary } from './effect-summary.tsx'

type Props = { readonly input: ChangePreviewInput }

/** What a change of a person would do to the requests under way, before it is made, and what they would leave behind. */
export const ChangeEffect = ({ input }: Props) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { data, error, isPending } = useQuery(changePreviewQuery(input))
  if (error !== null) return <Alert type="warning" showIcon role="status" title={problemText(error)} />
  if (isPending) return <Skeleton active title={false} paragraph={{ rows: 2 }} />
  const { openTasks, requests, drafts, accounts } = data
  if (input.change !== 'disable') return <EffectSummary effect={data} />
  return (
    <EffectSummary effect={data}>
      <div>{t('people.effect.open', { count: openTasks })}</div>
      {requests > 0 && <div>{t('people.effect.requests', { count: requests })}</div>}
      {drafts > 0 && <div>{t('people.effect.drafts', { count: drafts })}</div>}
      {accounts > 0 && (
        <div>
          {t(input.successor === null ? 'people.effect.accountsStay' : 'people.effect.accounts', {
            count: accounts,
          })}
        </div>
      )}
    </EffectSummary>
  )
}
