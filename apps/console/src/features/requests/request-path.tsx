import { useTranslation } from 'react-i18next'
import type { Terms } from '../../shared/definition/terms.ts'
import { useOutcomeText } from '../../shared/definition/use-outcome-text.ts'
import { OutcomeTag } from '../../shared/ui/outcome-tag.tsx'
import type { PathEntry } from './path.ts'
import type { Way } from './request-way.ts'
import styles from './timeline.module.css'

type Props = { readonly way: Way; readonly terms: Terms }

const Entry = ({ entry, way, terms }: Props & { readonly entry: PathEntry }) => {
  const { t } = useTranslation()
  const outcomeText = useOutcomeText(terms)
  const { step, visit, state, people, outcome } = entry
  return (
    <li
      className={state === 'done' ? undefined : styles[state]}
      {...(state === 'now' && { 'aria-current': 'step' as const })}
    >
      <p className={styles.line}>
        <strong>{terms.step(step)}</strong>
        {visit !== null && visit > 1 && <span className={styles.quiet}>{t('path.visit', { n: visit })}</span>}
        {outcome !== null && <OutcomeTag outcome={outcome}>{outcomeText(step, outcome)}</OutcomeTag>}
        {state !== 'done' && <span className={styles.quiet}>{t(`path.${state}`)}</span>}
      </p>
      {people.length > 0 && <p className={styles.quiet}>{people.join(t('list.separator'))}</p>}
      {way.because(step).map((text) => (
        <p key={text} className={styles.quiet}>
          {t('route.because', { text })}
        </p>
      ))}
    </li>
  )
}

/** The steps 环节 of a request in words: where it has been, where it is, where it goes, and why. */
export const RequestPath = ({ way, terms }: Props) => (
  <ol className={styles.timeline}>
    {way.path.map((entry) => (
      <Entry key={`${entry.step}.${entry.visit}.${entry.state}`} entry={entry} way={way} terms={terms} />
    ))}
  </ol>
)
