import type { RecordView } from '../../shared/api/views.ts'

type Events = RecordView['events']

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The names of the fields that a record's events set or cleared. */
export const changedFields = (events: Events): readonly string[] => {
  const names = events
    .filter(({ type }) => type === 'fields-set')
    .flatMap(({ values, cleared }) => [
      ...(isObject(values) ? Object.keys(values) : []),
      ...(Array.isArray(cleared) ? cleared.map(String) : []),
    ])
  return [...new Set(names)]
}

/** What a comment said; null for a record that holds none. */
export const commentText = (events: Events): string | null => {
  const text = events.find(({ type }) => type === 'commented')?.text
  return typeof text === 'string' ? text : null
}

/** What the fields held after these records, oldest first. */
export const fieldsAfter = (records: readonly RecordView[]): Readonly<Record<string, unknown>> =>
  records
    .flatMap(({ events }) => events)
    .filter(({ type }) => type === 'fields-set')
    .reduce<Readonly<Record<string, unknown>>>((fields, { values, cleared }) => {
      const kept = Object.entries(fields).filter(
        ([name]) => !Array.isArray(cleared) || !cleared.includes(name),
      )
      return { ...Object.fromEntries(kept), ...(isObject(values) && values) }
    }, {})
