import { infiniteQueryOptions } from '@tanstack/react-query'
import { client, trpc } from '../../shared/api/trpc.ts'

/** What the list is narrowed to; all of it lives in the address. */
export type AttemptsFilter = {
  /** Attempts of this person. */
  readonly person?: string
}

/** The filter in an address, with whatever is none left out. */
export const readAttemptsSearch = ({ person }: Readonly<Record<string, unknown>>): AttemptsFilter =>
  typeof person === 'string' && person !== '' && person.length <= 64 ? { person } : {}

/** What was asked for and refused, the newest first, page by page. */
export const attemptsQuery = (filter: AttemptsFilter) =>
  infiniteQueryOptions({
    queryKey: [...trpc.audit.refusedAttempts.pathKey(), filter],
    queryFn: ({ pageParam, signal }) =>
      client.audit.refusedAttempts.query({ limit: 30, cursor: pageParam, ...filter }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

/** What people ask of a request; other words name a call. */
export const ATTEMPTED = [
  'start',
  'save-draft',
  'discard',
  'submit',
  'decide',
  'withdraw',
  'comment',
  'remind',
  'cc',
  'attach',
] as const
