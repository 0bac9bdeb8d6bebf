import type { Definition } from '@countersign/definition/definition'
import { useQuery } from '@tanstack/react-query'
import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordView } from '../../shared/api/views.ts'
import type { Terms } from '../../shared/definition/terms.ts'
import { useOutcomeText } from '../../shared/definition/use-outcome-text.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { Instant } from '../../shared/ui/age.tsx'
import { NewsMark } from '../../shared/ui/news-mark.tsx'
import { QueryView } from '../../shared/ui/query-view.tsx'
import { recordsQuery } from './list-records.ts'
import { changedFields, commentText } from './record-events.ts'
import styles from './timeline.module.css'
import { useVerbText } from './use-verb-text.ts'

type Props = {
  readonly id: string
  readonly definition: Definition
  readonly terms: Terms
  /** The records that came since the reader last looked, by number. */
  readonly news: ReadonlySet<number>
}

const Entry = ({ record, definition, terms, news }: Omit<Props, 'id'> & { readonly record: RecordView }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const verbText = useVerbText()
  const outcomeText = useOutcomeText(terms)
  const { actor, verb, step, outcome, at, people, to, reason } = record
  const what = outcome !== null && step !== null ? outcomeText(step, outcome) : verbText(verb)
  const comment = commentText(record.events)
  const fields = changedFields(record.events).map((name) => {
    const label = definition.fields.properties[name]?.['x-label']
    return label === undefined ? name : labelText(label, language)
  })
  return (
    <li>
      <p className={styles.line}>
        <strong>{actor?.name ?? t('history.system')}</strong>
        <span>{what}</span>
        {(people.length > 0 || to !== null) && (
          <span>
            →{' '}
            {[...people.map(({ name }) => name), ...(to === null ? [] : [terms.step(to)])].join(
              t('list.separator'),
            )}
          </span>
        )}
        {news.has(record.seq) && <NewsMark>{t('news.unseen')}</NewsMark>}
        <span className={styles.quiet}>
          {step !== null && `${terms.step(step)} · `}
          <Instant at={at} />
        </span>
      </p>
      {reason !== null && <blockquote className={styles.opinion}>{reason}</blockquote>}
      {comment !== null && <blockquote className={styles.opinion}>{comment}</blockquote>}
      {fields.length > 0 && (
        <span className={styles.quiet}>
          {t('history.changed', { fields: fields.join(t('list.separator')) })}
        </span>
      )}
    </li>
  )
}

const KINDS = ['all', 'decisions', 'comments', 'changes'] as const
type Kind = (typeof KINDS)[number]

const isOf = (record: RecordView, kind: Kind): boolean => {
  if (kind === 'decisions') return record.outcome !== null
  if (kind === 'comments') return commentText(record.events) !== null
  return kind === 'all' || changedFields(record.events).length > 0
}

/** Fewer than this are seen at a glance. */
const WORTH_FILTERING = 4

/** The log 记录 of a request, oldest first; a long one can be narrowed to decisions, comments or changed fields. */
export const History = ({ id, definition, terms, news }: Props) => {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('all')
  return (
    <QueryView query={useQuery(recordsQuery(id))}>
      {({ items }) => {
        const shown = items.filter((record) => isOf(record, kind))
        return (
          <>
            {items.length >= WORTH_FILTERING && (
              <Radio.Group
                aria-label={t('history.filter')}
                size="small"
                optionType="button"
                value={kind}
                options={KINDS.map((value) => ({ value, label: t(`history.${value}`) }))}
                onChange={({ target }) => setKind(target.value)}
                className={styles.filter ?? ''}
              />
            )}
            {shown.length === 0 && <p className={styles.none}>{t('history.none')}</p>}
            <ol className={styles.timeline}>
              {shown.map((record) => (
                <Entry key={record.seq} record={record} definition={definition} terms={terms} news={news} />
              ))}
            </ol>
          </>
        )
      }}
    </QueryView>
  )
}
