import { accountScope } from '@countersign/access/see-account'
import { listAccounts, NO_FILTER } from '@countersign/database/list-accounts'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { AccountPage } from '../views/account.ts'
import { pageFrom, readCursor } from '../views/cursor.ts'
import { DEFAULT_LIMIT, Page, Search } from '../views/input.ts'

export const SearchAccountsInput = Page.extend({ q: Search.optional() })
export type SearchAccountsInput = z.infer<typeof SearchAccountsInput>

const Keys = z.tuple([z.string().max(100)])

/** The accounts the caller may see whose number or name contains `q`, by number. */
export const searchAccounts = async (
  { services, viewer }: Call,
  { q = '', cursor, limit = DEFAULT_LIMIT }: SearchAccountsInput,
): Promise<Answer<z.infer<typeof AccountPage>>> => {
  const after = readCursor(Keys, cursor)
  if (!after.ok) return after
  const scope = accountScope(viewer)
  if (scope === null) return answered({ items: [], next: null })
  const rows = await listAccounts(services.runtime.database.pool, {
    person: viewer.id,
    scope,
    ...NO_FILTER,
    q: q.trim() === '' ? null : q.trim(),
    after: after.value === null ? null : after.value[0],
    limit: limit + 1,
  })
  const item = ({ id, number, name }: (typeof rows)[number]) => ({ id, number, name })
  return answered(pageFrom(rows, limit, { item, keys: ({ number }) => [number] }))
}

export const searchAccountsProcedure = procedureFor('accounts:read')
  .input(SearchAccountsInput)
  .output(AccountPage)
  .query(async ({ ctx, input }) => valueFrom(await searchAccounts(ctx.call, input)))
