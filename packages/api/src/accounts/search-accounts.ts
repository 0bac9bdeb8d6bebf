import type { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { AccountPage } from '../views/account.ts'
import { Page, Search } from '../views/input.ts'

export const SearchAccountsInput = Page.extend({ q: Search.optional() })
export type SearchAccountsInput = z.infer<typeof SearchAccountsInput>

/** The accounts the caller may see, by number. */
export const searchAccounts = async (
  call: Call,
  input: SearchAccountsInput,
): Promise<z.infer<typeof AccountPage>> => {
  throw new Error(`interim ${call.viewer.id} ${input}`)
}

export const searchAccountsProcedure = procedureFor('accounts:read')
  .input(SearchAccountsInput)
  .output(AccountPage)
  .query(({ ctx, input }) => searchAccounts(ctx.call, input))
