import { trpc } from '../../shared/api/trpc.ts'

/** How many open tasks the caller has. */
export const taskCountQuery = () => trpc.approvals.count.queryOptions(undefined, { refetchInterval: 60_000 })
