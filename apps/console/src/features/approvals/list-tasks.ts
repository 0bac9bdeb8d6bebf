import { infiniteQueryOptions } from '@tanstack/react-query'
import { client, trpc } from '../../shared/api/trpc.ts'

/** The caller's open tasks 待办, due first, page by page. */
export const tasksQuery = () =>
  infiniteQueryOptions({
    queryKey: [...trpc.approvals.inbox.pathKey(), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.approvals.inbox.query({ limit: 20, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 60_000,
  })
