import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RequestView } from '../../shared/api/views.ts'
import type { Terms } from '../../shared/definition/terms.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatInstant, formatLength } from '../../shared/time/instant.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { DueChip } from '../../shared/ui/due-chip.tsx'
import { StatusTag } from '../../shared/ui/status-tag.tsx'
import styles from './request-summary.module.css'

const MINUTE = 60_000

const Waiting = ({ step, terms }: { readonly step: RequestView['steps'][number]; readonly terms: Terms }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const waited = useNow() - Date.parse(step.since)
  const names = step.participants.map(({ name }) => name).join(t('list.separator'))
  return (
    <p className={styles.waiting}>
      <strong>{terms.step(step.id)}</strong>
      <span>{names === '' ? t('request.withNobody') : t('request.with', { names })}</span>
      <span className={styles.quiet} title={formatInstant(step.since, language)}>
        {waited < MINUTE
          ? t('request.arrived')
          : t('request.waiting', { length: formatLength(waited, language) })}
      </span>
      <DueChip due={step.due} />
      {step.dueUncertain && <span className={styles.quiet}>{t('due.uncertain')}</span>}
    </p>
  )
}

/** Who has the request, how long, and when it is due: the first thing anyone asks. */
export const RequestSummary = ({
  request,
  terms,
}: {
  readonly request: RequestView
  readonly terms: Terms
}) => {
  const { t } = useTranslation()
  return (
    <section aria-label={t('request.summary')} className={styles.summary}>
      <p className={styles.facts}>
        <StatusTag status={request.status} />
        <span>{request.number}</span>
        <span>{t('request.by', { name: request.requester.name })}</span>
        <span className={styles.quiet}>
          <Instant at={request.submittedAt ?? request.startedAt} />
        </span>
      </p>
      {request.endedAt === null &&
        request.incidents.map(({ code, text, step, at }) => (
          <Alert
            key={`${code}.${step}`}
            type="error"
            showIcon
            title={text}
            description={
              <>
                {step !== null && `${terms.step(step)} · `}
                <Instant at={at} />
              </>
            }
          />
        ))}
      {request.endedAt === null ? (
        request.steps.map((step) => <Waiting key={`${step.id}.${step.visit}`} step={step} terms={terms} />)
      ) : (
        <p className={styles.quiet}>
          {t('request.ended')} <Instant at={request.endedAt} />
        </p>
      )}
    </section>
  )
}
