import { trpc } from '../../shared/api/trpc.ts'
import { filterOf, type InboxSearch } from './inbox-search.ts'

/** How many open tasks the caller has, narrowed as the inbox is. */
export const taskCountQuery = (search: InboxSearch = {}) =>
  trpc.approvals.count.queryOptions(filterOf(search), { refetchInterval: 60_000 })
