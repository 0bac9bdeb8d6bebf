import { infiniteQueryOptions } from '@tanstack/react-query'
import { client, trpc } from '../../shared/api/trpc.ts'

export const CHANGE_KINDS = [
  'create',
  'update',
  'disable',
  'enable',
  'import',
  'invite',
  'remove',
  'absence',
  'calendar',
  'webhook',
] as const

/** What the list is narrowed to; all of it lives in the address. */
export type ChangesFilter = {
  readonly kind?: (typeof CHANGE_KINDS)[number]
  /** Changes of this person. */
  readonly person?: string
}

/** The filter in an address, with whatever is none left out. */
export const readChangesSearch = (search: Readonly<Record<string, unknown>>): ChangesFilter => {
  const kind = CHANGE_KINDS.find((known) => known === search.kind)
  const { person } = search
  const named = typeof person === 'string' && person !== '' && person.length <= 64
  return { ...(kind !== undefined && { kind }), ...(named && { person }) }
}

/** Who changed people and departments, the newest first, page by page. */
export const changesQuery = (filter: ChangesFilter) =>
  infiniteQueryOptions({
    queryKey: [...trpc.people.changes.pathKey(), filter],
    queryFn: ({ pageParam, signal }) =>
      client.people.changes.query({ limit: 30, cursor: pageParam, ...filter }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
