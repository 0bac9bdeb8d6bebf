import { trpc } from '../../shared/api/trpc.ts'

/** How many requests stand in each of the caller's own lists, counted up to a limit. */
export const listCountsQuery = () => trpc.approvals.lists.queryOptions()
