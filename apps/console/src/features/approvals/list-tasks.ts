import { infiniteQueryOptions } from '@tanstack/react-query'
import { queryClient } from '../../shared/api/query-client.ts'
import { isLongList } from '../../shared/api/refresh.ts'
import { client, trpc } from '../../shared/api/trpc.ts'
import type { TaskItem } from '../../shared/api/views.ts'
import { filterOf, type InboxSearch } from './inbox-search.ts'

/** The first page fills a screen at once; whoever scrolls on gets more at a time. */
const FIRST = 30
const LATER = 100
const POLL_MS = 60_000

const PAGES = () => [...trpc.approvals.inbox.pathKey(), 'pages'] as const

/**
 * The caller's open tasks 待办, page by page. They are read again when the server tells of a change, and once a minute
 * in case it could not; a list read very far is only marked as out of date (`isStale`).
 */
export const tasksQuery = (search: InboxSearch = {}) =>
  infiniteQueryOptions({
    queryKey: [...PAGES(), search],
    queryFn: ({ pageParam, signal }) =>
      client.approvals.inbox.query(
        {
          ...filterOf(search),
          ...(search.sort !== undefined && { sort: search.sort }),
          limit: pageParam === null ? FIRST : LATER,
          cursor: pageParam,
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: (query) => !isLongList(query),
    refetchOnWindowFocus: false,
    refetchInterval: (query) => (isLongList(query) ? false : POLL_MS),
  })

/** Reads a list that is out of date again, from its beginning. */
export const restartTasks = (search: InboxSearch): Promise<void> =>
  queryClient.resetQueries({ queryKey: tasksQuery(search).queryKey, exact: true })

type Pages = { readonly pages: readonly { readonly items: readonly TaskItem[] }[] }

const changeItems = (change: (items: readonly TaskItem[]) => readonly TaskItem[]): void => {
  queryClient.setQueriesData<Pages>({ queryKey: PAGES() }, (data) =>
    data === undefined
      ? undefined
      : { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) },
  )
}

/** Takes a decided task out of every list at once; the lists themselves are read again later. */
export const dropTask = (task: string): void =>
  changeItems((items) =>
    items.some(({ id }) => id === task) ? items.filter(({ id }) => id !== task) : items,
  )

/** Takes the mark of news off a request that is being looked at. */
export const markSeen = (instanceId: string): void =>
  changeItems((items) =>
    items.map((item) =>
      item.instanceId === instanceId && item.news !== null ? { ...item, news: null } : item,
    ),
  )
