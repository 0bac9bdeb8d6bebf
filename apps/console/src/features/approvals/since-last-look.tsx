import type { Definition } from '@countersign/definition/definition'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordView } from '../../shared/api/views.ts'
import type { Terms } from '../../shared/definition/terms.ts'
import { useOutcomeText } from '../../shared/definition/use-outcome-text.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { Age } from '../../shared/ui/age.tsx'
import { changedFields, commentText } from '../requests/record-events.ts'
import { useVerbText } from '../requests/use-verb-text.ts'
import styles from './since-last-look.module.css'
import type { News } from './use-news.ts'

type Props = { readonly news: News; readonly definition: Definition; readonly terms: Terms }

const Entry = ({ record, definition, terms }: Omit<Props, 'news'> & { readonly record: RecordView }) => {
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
export const SinceLastLook = ({ news, definition, terms }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const heading = useId()
  const { since, records } = news
  if (since === null || records.length === 0) return null
  return (
    <section aria-labelledby={heading} className={styles.since}>
      <h2 id={heading}>{t('news.since', { at: formatInstant(since, language) })}</h2>
      <ul>
        {records.map((record) => (
          <Entry key={record.seq} record={record} definition={definition} terms={terms} />
        ))}
      </ul>
    </section>
  )
}
