import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ChangeEffectView } from '../../shared/api/views.ts'
import styles from './people.module.css'

type Props = {
  readonly effect: ChangeEffectView
  /** What else the change means, a line each. */
  readonly children?: React.ReactNode
}

/** How many open tasks would find other people, whom, and why some would find nobody. */
export const EffectSummary = ({ effect, children }: Props) => {
  const { t } = useTranslation()
  const { moved, stranded, partial, items } = effect
  const named = (people: readonly { readonly name: string }[]): string =>
    people.length === 0 ? t('people.effect.nobody') : people.map(({ name }) => name).join(t('list.separator'))
  return (
    <div className={styles.effect}>
      <Alert
        type={stranded > 0 ? 'warning' : 'info'}
        showIcon
        role="status"
        title={moved === 0 ? t('people.effect.none') : t('people.effect.moved', { count: moved })}
        description={
          <>
            {children}
            {stranded > 0 && <div>{t('people.effect.stranded', { count: stranded })}</div>}
            {moved > items.length && <div>{t('people.effect.first', { count: items.length })}</div>}
            {partial && <div>{t('people.effect.partial')}</div>}
          </>
        }
      />
      {items.length > 0 && (
        <ul className={styles.moves} aria-label={t('people.effect.list')}>
          {items.map(({ requestId, number, step, before, after, reason }) => (
            <li key={`${requestId} ${step}`}>
              <span className={styles.number}>{number}</span> {step}
              <span className={styles.quiet}>
                {t('people.effect.change', { before: named(before), after: named(after) })}
              </span>
              {reason !== null && <span className={styles.quiet}>{reason}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
