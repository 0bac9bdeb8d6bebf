import { keepPreviousData } from '@tanstack/react-query'
import { trpc } from '../../shared/api/trpc.ts'

/** The first active people whose name or address contains `q`. */
export const searchPeopleQuery = (q: string) =>
  trpc.people.search.queryOptions({ q, limit: 20 }, { placeholderData: keepPreviousData })
