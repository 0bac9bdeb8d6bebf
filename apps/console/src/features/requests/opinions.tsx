import { useTranslation } from 'react-i18next'
import type { RequestView } from '../../shared/api/views.ts'
import type { Terms } from '../../shared/definition/terms.ts'
import { useOutcomeText } from '../../shared/definition/use-outcome-text.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { NewsMark } from '../../shared/ui/news-mark.tsx'
import { OutcomeTag } from '../../shared/ui/outcome-tag.tsx'
import styles from './timeline.module.css'

type Props = {
  readonly request: RequestView
  readonly terms: Terms
  /** The instants of those that came since the reader last looked. */
  readonly news?: ReadonlySet<string>
}

/** Every decision so far with its opinion 意见, oldest first; the requester's own submits are no opinions. */
export const Opinions = ({ request, terms, news }: Props) => {
  const { t } = useTranslation()
  const outcomeText = useOutcomeText(terms)
  const votes = request.tasks
    .flatMap(({ id, step, vote, advice }) => [
      ...advice.map((one) => ({ id: `${id} ${one.at}`, step, ...one, for: null, advised: true })),
      ...(vote === null || vote.outcome === 'submit' ? [] : [{ id, step, ...vote, advised: false }]),
    ])
    .toSorted((a, b) => a.at.localeCompare(b.at))
  if (votes.length === 0) return <p className={styles.none}>{t('opinions.none')}</p>
  return (
    <ol className={styles.timeline}>
      {votes.map(({ id, step, person, for: absent, outcome, opinion, at, advised }) => (
        <li key={id}>
          <p className={styles.line}>
            <strong>{person.name}</strong>
            {absent !== null && <span>{t('opinions.for', { name: absent.name })}</span>}
            {advised && <span className={styles.quiet}>{t('opinions.advice')}</span>}
            <OutcomeTag outcome={outcome}>{outcomeText(step, outcome)}</OutcomeTag>
            {news?.has(at) && <NewsMark>{t('news.unseen')}</NewsMark>}
            <span className={styles.quiet}>
              {terms.step(step)} · <Instant at={at} />
            </span>
          </p>
          {opinion !== null && <blockquote className={styles.opinion}>{opinion}</blockquote>}
        </li>
      ))}
    </ol>
  )
}
