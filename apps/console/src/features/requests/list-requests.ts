import { infiniteQueryOptions } from '@tanstack/react-query'
import { client, trpc } from '../../shared/api/trpc.ts'

/** 我发起的 started, 已办 done, 抄送我的 cc. */
export const BOXES = ['started', 'done', 'cc'] as const
export type Box = (typeof BOXES)[number]

/** A box of requests, newest first, page by page; `q` searches number, account and title. */
export const requestsQuery = (box: Box, q: string) =>
  infiniteQueryOptions({
    queryKey: [...trpc.requests.list.pathKey(), { box, q }],
    queryFn: ({ pageParam, signal }) =>
      client.requests.list.query({ box, limit: 20, cursor: pageParam, ...(q !== '' && { q }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
