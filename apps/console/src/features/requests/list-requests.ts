import { infiniteQueryOptions } from '@tanstack/react-query'
import { client, trpc } from '../../shared/api/trpc.ts'
import type { RequestItem } from '../../shared/api/views.ts'

/** The reader's own: 我发起的 started, 已办 done, 抄送我的 cc. */
const OWN_BOXES = ['done', 'started', 'cc'] as const
/** All the reader may see, and of those what somebody has to look at: 逾期 overdue, 出错 failing, 卡住 stuck. */
export const OVERVIEW_BOXES = ['all', 'overdue', 'failing', 'stuck'] as const
export type Box = (typeof OWN_BOXES)[number] | (typeof OVERVIEW_BOXES)[number]

export const isOverview = (box: Box): box is (typeof OVERVIEW_BOXES)[number] =>
  OVERVIEW_BOXES.some((known) => known === box)

export const STATUSES = [
  'draft',
  'running',
  'suspended',
  'completed',
  'rejected',
  'withdrawn',
  'terminated',
] as const satisfies readonly RequestItem['status'][]

/** Which requests are shown; it lives in the address. */
export type RequestsSearch = {
  readonly box: Box
  readonly q?: string
  readonly status?: RequestItem['status']
}

/** The search in an address, with whatever is none left out. */
export const requestsSearchOf = (search: Readonly<Record<string, unknown>>): RequestsSearch => {
  const box = [...OWN_BOXES, ...OVERVIEW_BOXES].find((known) => known === search.box) ?? 'started'
  const q = typeof search.q === 'string' ? search.q.slice(0, 100) : ''
  const status = STATUSES.find((known) => known === search.status)
  return { box, ...(q !== '' && { q }), ...(status !== undefined && { status }) }
}

/** A box of requests, page by page, newest or longest overdue first; `q` searches number, account and title. */
export const requestsQuery = (search: RequestsSearch) =>
  infiniteQueryOptions({
    queryKey: [...trpc.requests.list.pathKey(), search],
    queryFn: ({ pageParam, signal }) =>
      client.requests.list.query({ ...search, limit: 20, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
