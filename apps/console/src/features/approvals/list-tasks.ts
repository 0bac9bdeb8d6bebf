import { trpc } from '../../shared/api/trpc.ts'

/** The caller's open tasks 待办, due first, page by page. */
export const tasksQuery = () =>
  trpc.approvals.inbox.infiniteQueryOptions(
    { limit: 20 },
    { getNextPageParam: ({ next }) => next, refetchInterval: 60_000 },
  )
