import type { InstanceFilter, InstancePlace } from './instance-list-row.ts'
import { likeText, type Values } from './statement.ts'

/**
 * Conditions on `i`, an alias of `instance`, each beginning with AND. An account's name finds only where the condition
 * `full` holds.
 */
export const filterCondition = (
  values: Values,
  { status, q, definitions }: InstanceFilter,
  full: () => string = () => 'true',
): string => {
  const byStatus = status === null ? '' : ` AND i.status = ${values.bind(status, 'text')}`
  if (q === null) return byStatus
  const found = [
    numberCondition(values, q),
    `(i.subject ILIKE ${values.bind(`%${likeText(q)}%`, 'text')} AND ${full()})`,
    ...(definitions.length === 0 ? [] : [`i.definition_key = ANY (${values.bind(definitions, 'text[]')})`]),
  ]
  return `${byStatus} AND (${found.join(' OR ')})`
}

/** Numbers are written in capitals; whoever searches need not. */
export const numberCondition = (values: Values, q: string): string =>
  `i.number LIKE ${values.bind(`${likeText(q.toUpperCase())}%`, 'text')}`

/**
 * Rows after a place in a list sorted by `at` descending, then id. The first half alone bounds the scan of the index;
 * the second passes over rows of the same instant that were shown already.
 */
export const afterCondition = (
  values: Values,
  place: InstancePlace | null,
  columns: { readonly at: string; readonly id: string },
): string => {
  if (place === null) return ''
  const at = values.bind(place.at, 'timestamptz')
  const id = values.bind(place.id, 'uuid')
  return ` AND ${columns.at} <= ${at} AND (${columns.at} < ${at} OR ${columns.id} > ${id})`
}
