import { keepPreviousData } from '@tanstack/react-query'
import { trpc } from '../../shared/api/trpc.ts'

/** The first accounts 客户 whose number or name contains `q`, among those the caller may see. */
export const searchAccountsQuery = (q: string) =>
  trpc.accounts.search.queryOptions({ q, limit: 20 }, { placeholderData: keepPreviousData })
