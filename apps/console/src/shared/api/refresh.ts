import type { Query } from '@tanstack/react-query'
import { queryClient } from './query-client.ts'
import { trpc } from './trpc.ts'

/** A list read this far is not read again as a whole by itself: its reader is told that it changed. */
const MOST_PAGES = 10

/** True of a list of which so much was read that reading it again would take a while. */
export const isLongList = ({ state }: { readonly state: { readonly data?: unknown } }): boolean => {
  const { data } = state
  if (typeof data !== 'object' || data === null || !('pages' in data)) return false
  return Array.isArray(data.pages) && data.pages.length > MOST_PAGES
}

/** Reads again what a filter names: what is on the screen now, the rest when it is next. */
const refresh = async (filter: { readonly queryKey: Query['queryKey'] }): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries({ ...filter, predicate: (query) => !isLongList(query) }),
    queryClient.invalidateQueries({ ...filter, predicate: isLongList, refetchType: 'none' }),
  ])
}

/** What shows each of the topics that the server tells of. */
const SHOWING = {
  tasks: () => [trpc.approvals.pathFilter(), trpc.requests.pathFilter()],
  requests: () => [trpc.requests.pathFilter()],
  notices: () => [trpc.notices.pathFilter()],
} as const

/** Reads again whatever shows one of these topics. */
export const refreshTopics = async (topics: ReadonlySet<string>): Promise<void> => {
  const filters = Object.entries(SHOWING).flatMap(([topic, showing]) => (topics.has(topic) ? showing() : []))
  await Promise.all(filters.map(refresh))
}

/** After a command everything that shows requests is read again. */
export const refreshRequests = (): Promise<void> => refreshTopics(new Set(['tasks', 'requests', 'notices']))
