import { infiniteQueryOptions } from '@tanstack/react-query'
import { client, trpc } from '../../shared/api/trpc.ts'

export const PERSON_RANKS = ['rep', 'supervisor', 'manager', 'director', 'vp', 'gm'] as const
export const PERSON_ROLES = ['process-owner', 'publisher', 'administrator', 'auditor'] as const
export type PersonRank = (typeof PERSON_RANKS)[number]

/** What the list is narrowed to; all of it lives in the address. */
export type PeopleFilter = {
  readonly q?: string
  readonly department?: string
  readonly rank?: PersonRank
  /** Only those who work, or only those who were disabled. */
  readonly state?: 'active' | 'disabled'
}

/** Everybody by name, page by page, the disabled as well. */
export const peopleQuery = ({ state, ...filter }: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: [...trpc.people.list.pathKey(), { state, ...filter }],
    queryFn: ({ pageParam, signal }) =>
      client.people.list.query(
        {
          limit: 30,
          cursor: pageParam,
          ...filter,
          ...(state !== undefined && { active: state === 'active' }),
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
