import type { FieldValues } from '@countersign/definition/field'
import { useQuery } from '@tanstack/react-query'
import { Alert, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../shared/api/views.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { useDebounced } from '../../shared/ui/use-debounced.ts'
import { routeQuery } from './preview-route.ts'
import styles from './route-preview.module.css'

/** Long enough not to ask at every letter, short enough to follow a tick in the catalogue. */
const SETTLED_AFTER = 400

type RouteStep = RouteView['steps'][number]

const Because = ({ because }: Pick<RouteStep, 'because'>) => {
  const { t } = useTranslation()
  if (because.length === 0) return null
  return (
    <ul className={styles.because}>
      {because.map(({ condition, holds, text }) => (
        <li key={condition}>
          {text === null ? (
            <>
              <code>{condition}</code> {t(holds ? 'route.holds' : 'route.holdsNot')}
            </>
          ) : (
            t('route.because', { text })
          )}
        </li>
      ))}
    </ul>
  )
}

const RouteItem = ({ step }: { readonly step: RouteStep }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = step.participants.map(({ name }) => name).join(t('list.separator'))
  return (
    <li className={step.skipped ? styles.skipped : undefined}>
      <strong>{step.title}</strong>
      {step.skipped && <Tag>{t('route.skipped')}</Tag>}
      {names !== '' && (
        <div>
          {names}
          {step.participants.length > 1 && step.policy === 'one' && (
            <span className={styles.quiet}> {t('route.anyOne')}</span>
          )}
          {step.participants.length > 1 && step.policy !== 'one' && (
            <span className={styles.quiet}> {t('route.several')}</span>
          )}
        </div>
      )}
      {step.due !== null && (
        <div className={styles.quiet}>{t('due.at', { at: formatInstant(step.due, language) })}</div>
      )}
      {step.problem !== null && <Alert type="warning" showIcon title={step.problem} />}
      <Because because={step.because} />
    </li>
  )
}

type Props = { readonly definition: string; readonly fields: FieldValues }

/** Who will have the request, in order and by name; follows the form as it is filled. */
export const RoutePreview = ({ definition, fields }: Props) => {
  const { t } = useTranslation()
  const query = useQuery(routeQuery(definition, useDebounced(fields, SETTLED_AFTER)))
  return (
    <section aria-labelledby="route-title" className={styles.route}>
      <h2 id="route-title">{t('route.title')}</h2>
      <div aria-live="polite" aria-busy={query.isFetching}>
        <QueryView query={query} rows={3}>
          {(route) => (
            <>
              <ol>
                {route.steps.map((step) => (
                  <RouteItem key={step.id} step={step} />
                ))}
              </ol>
              {route.undecided !== null && (
                <p className={styles.quiet}>
                  {t('route.undecided')} {route.undecidedText ?? <code>{route.undecided}</code>}
                </p>
              )}
            </>
          )}
        </QueryView>
      </div>
    </section>
  )
}
