import { useQuery } from '@tanstack/react-query'
import { Alert, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ChangePreviewInput } from '../../shared/api/views.ts'
import { useProblemText } from '../../shared/ui/use-problem-text.ts'
import { changePreviewQuery } from './change-people.ts'
import styles from './people.module.css'

type Props = { readonly input: ChangePreviewInput }

/** What a change would do to the requests under way, before it is made: how many tasks, and whom each would find. */
export const ChangeEffect = ({ input }: Props) => {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { data, error, isPending } = useQuery(changePreviewQuery(input))
  if (error !== null) return <Alert type="warning" showIcon role="status" title={problemText(error)} />
  if (isPending) return <Skeleton active title={false} paragraph={{ rows: 2 }} />
  const { moved, stranded, partial, items, openTasks } = data
  const named = (people: readonly { readonly name: string }[]): string =>
    people.length === 0 ? t('people.effect.nobody') : people.map(({ name }) => name).join(t('list.separator'))
  const title = moved === 0 ? t('people.effect.none') : t('people.effect.moved', { count: moved })
  return (
    <div className={styles.effect}>
      <Alert
        type={stranded > 0 ? 'warning' : 'info'}
        showIcon
        role="status"
        title={title}
        description={
          <>
            {input.change === 'disable' && <div>{t('people.effect.open', { count: openTasks })}</div>}
            {stranded > 0 && <div>{t('people.effect.stranded', { count: stranded })}</div>}
            {partial && <div>{t('people.effect.partial')}</div>}
          </>
        }
      />
      {items.length > 0 && (
        <ul className={styles.moves} aria-label={t('people.effect.list')}>
          {items.map(({ requestId, number, step, before, after }) => (
            <li key={`${requestId} ${step}`}>
              <span className={styles.number}>{number}</span> {step}
              <span className={styles.quiet}>
                {t('people.effect.change', { before: named(before), after: named(after) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
