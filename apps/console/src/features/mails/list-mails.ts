import { infiniteQueryOptions } from '@tanstack/react-query'
import { client, trpc } from '../../shared/api/trpc.ts'

const POLL_MS = 10_000

/** The outbox 发件箱 of a demo, newest first, page by page. */
export const mailsQuery = () =>
  infiniteQueryOptions({
    queryKey: [...trpc.mails.list.pathKey(), 'pages'],
    queryFn: ({ pageParam, signal }) => client.mails.list.query({ limit: 30, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: POLL_MS,
  })

/** One mail as it would have been sent; it never changes. */
export const mailQuery = (id: string) =>
  trpc.mails.get.queryOptions({ id }, { staleTime: Number.POSITIVE_INFINITY })
