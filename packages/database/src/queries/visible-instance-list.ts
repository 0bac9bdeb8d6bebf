import { afterCondition, filterCondition } from './instance-conditions.ts'
import type { InstanceFilter, InstancePlace } from './instance-list-row.ts'
import type { Values } from './statement.ts'
import { shownCondition, type VisibleScope } from './visible-scope.ts'

export type VisibleInstanceList = InstanceFilter & {
  readonly person: string
  readonly scope: VisibleScope
  /** Only open ones with an incident of these codes; null for all. */
  readonly incidents: readonly string[] | null
  /** Only those about these accounts; null for all. */
  readonly accounts: readonly string[] | null
  readonly after: InstancePlace | null
  readonly limit: number
}

type Columns = { readonly at: string; readonly id: string }

/** The end of a SELECT that reads one page: rows after the place, through the filter, newest start first. */
export const pageOf = (values: Values, list: VisibleInstanceList, columns: Columns): string =>
  restOf(values, list, { columns, filter: filterCondition(values, list, () => shownCondition(values, list)) })

/** The same for rows that were found by the search itself: only the status is left to filter by. */
export const foundPageOf = (values: Values, list: VisibleInstanceList, columns: Columns): string =>
  restOf(values, list, { columns, filter: filterCondition(values, { ...list, q: null }) })

const restOf = (
  values: Values,
  { after, limit }: VisibleInstanceList,
  { columns, filter }: { readonly columns: Columns; readonly filter: string },
): string => `${afterCondition(values, after, columns)}${filter}
  ORDER BY ${columns.at} DESC, ${columns.id} LIMIT ${values.bind(limit, 'int')}`
