import { trpc } from '../../shared/api/trpc.ts'

/** 我发起的 started, 已办 done, 抄送我的 cc. */
export const BOXES = ['started', 'done', 'cc'] as const
export type Box = (typeof BOXES)[number]

/** A box of requests, newest first, page by page; `q` searches number, account and title. */
export const requestsQuery = (box: Box, q: string) =>
  trpc.requests.list.infiniteQueryOptions(
    { box, limit: 20, ...(q !== '' && { q }) },
    { getNextPageParam: ({ next }) => next },
  )
