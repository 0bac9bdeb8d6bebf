import type { Definition } from '@countersign/definition/definition'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { lastLookQuery } from '../../features/approvals/last-look.ts'
import { markSeen } from '../../features/approvals/list-tasks.ts'
import { recordLookMutation } from '../../features/approvals/record-look.ts'
import { recordsQuery } from '../../features/requests/list-records.ts'
import { changedFields, commentText } from '../../features/requests/record-events.ts'
import { useVerbText } from '../../features/requests/use-verb-text.ts'
import type { RecordView } from '../../shared/api/views.ts'
import type { Terms } from '../../shared/definition/terms.ts'
import { useOutcomeText } from '../../shared/definition/use-outcome-text.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { Age } from '../../shared/ui/age.tsx'
import styles from './since-last-look.module.css'

type Props = { readonly id: string; readonly definition: Definition; readonly terms: Terms }

/** Notes what is on the screen as read, and answers what was recorded between the last look and this one. */
const useNews = (id: string) => {
  const { data: last } = useQuery(lastLookQuery(id))
  const { data: records } = useQuery(recordsQuery(id))
  const { mutate } = useMutation(recordLookMutation())
  const seq = records?.items.at(-1)?.seq
  const known = last !== undefined
  useEffect(() => {
    if (seq === undefined || !known) return
    mutate({ id, seq })
    markSeen(id)
  }, [id, seq, known, mutate])
  const look = last?.look ?? null
  return { look, news: look === null ? [] : (records?.items.filter((record) => record.seq > look.seq) ?? []) }
}

const Entry = ({ record, definition, terms }: Omit<Props, 'id'> & { readonly record: RecordView }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const verbText = useVerbText()
  const outcomeText = useOutcomeText(terms)
  const { actor, verb, step, outcome, opinion, at, events } = record
  const fields = changedFields(events).map((name) => {
    const label = definition.fields.properties[name]?.['x-label']
    return label === undefined ? name : labelText(label, language)
  })
  const said = opinion ?? commentText(events)
  return (
    <li>
      <strong>{actor?.name ?? t('history.system')}</strong>{' '}
      {outcome !== null && step !== null ? outcomeText(step, outcome) : verbText(verb)}
      {said !== null && ` “${said}”`}
      {fields.length > 0 && ` · ${t('history.changed', { fields: fields.join(t('list.separator')) })}`}{' '}
      <span className={styles.quiet}>
        <Age at={at} />
      </span>
    </li>
  )
}

/** What happened since the reader last looked at the request; nothing at the first look. */
export const SinceLastLook = ({ id, definition, terms }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const heading = useId()
  const { look, news } = useNews(id)
  if (look === null || news.length === 0) return null
  return (
    <section aria-labelledby={heading} className={styles.since}>
      <h2 id={heading}>{t('news.since', { at: formatInstant(look.at, language) })}</h2>
      <ul>
        {news.map((record) => (
          <Entry key={record.seq} record={record} definition={definition} terms={terms} />
        ))}
      </ul>
    </section>
  )
}
