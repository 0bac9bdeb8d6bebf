import type { Definition } from '@countersign/definition/definition'
import { stepsOf } from '@countersign/definition/steps'
import { useTranslation } from 'react-i18next'
import type { RequestView } from '../../shared/api/views.ts'
import type { Terms } from '../../shared/definition/terms.ts'
import { useOutcomeText } from '../../shared/definition/use-outcome-text.ts'
import { OutcomeTag } from '../../shared/ui/outcome-tag.tsx'
import { pathOf } from './path.ts'
import styles from './timeline.module.css'

type Props = { readonly definition: Definition; readonly request: RequestView; readonly terms: Terms }

/** The steps 环节 of a request: where it has been, where it is, where it may still go. */
export const RequestPath = ({ definition, request, terms }: Props) => {
  const { t } = useTranslation()
  const outcomeText = useOutcomeText(terms)
  const path = pathOf(request, [...stepsOf(definition).keys()])
  return (
    <ol className={styles.timeline}>
      {path.map(({ step, visit, state, people, outcome }) => (
        <li
          key={`${step}.${visit}`}
          className={state === 'done' ? undefined : styles[state]}
          {...(state === 'now' && { 'aria-current': 'step' as const })}
        >
          <p className={styles.line}>
            <strong>{terms.step(step)}</strong>
            {visit !== null && visit > 1 && (
              <span className={styles.quiet}>{t('path.visit', { n: visit })}</span>
            )}
            {outcome !== null && <OutcomeTag outcome={outcome}>{outcomeText(step, outcome)}</OutcomeTag>}
            {state !== 'done' && <span className={styles.quiet}>{t(`path.${state}`)}</span>}
          </p>
          {people.length > 0 && <span className={styles.quiet}>{people.join(t('list.separator'))}</span>}
        </li>
      ))}
    </ol>
  )
}
