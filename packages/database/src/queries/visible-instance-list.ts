import { afterCondition, filterCondition } from './instance-conditions.ts'
import type { InstanceFilter, InstancePlace } from './instance-list-row.ts'
import type { Values } from './statement.ts'

/** Which instances may be listed: all of them, or one's own and those of these requesters and departments. */
export type VisibleScope =
  | { readonly all: true; readonly drafts: boolean }
  | { readonly all: false; readonly requesters: readonly string[]; readonly departments: readonly string[] }

export type VisibleInstanceList = InstanceFilter & {
  readonly person: string
  readonly scope: VisibleScope
  readonly after: InstancePlace | null
  readonly limit: number
}

type Columns = { readonly at: string; readonly id: string }

/** The end of a SELECT that reads one page: rows after the place, through the filter, newest start first. */
export const pageOf = (values: Values, list: VisibleInstanceList, columns: Columns): string =>
  restOf(values, list, { columns, filter: filterCondition(values, list) })

/** The same for rows that were found by the search itself: only the status is left to filter by. */
export const foundPageOf = (values: Values, list: VisibleInstanceList, columns: Columns): string =>
  restOf(values, list, { columns, filter: filterCondition(values, { ...list, q: null }) })

const restOf = (
  values: Values,
  { after, limit }: VisibleInstanceList,
  { columns, filter }: { readonly columns: Columns; readonly filter: string },
): string => `${afterCondition(values, after, columns)}${filter}
  ORDER BY ${columns.at} DESC, ${columns.id} LIMIT ${values.bind(limit, 'int')}`
