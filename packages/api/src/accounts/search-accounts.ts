import { type AccountScope, accountScope } from '@countersign/access/see-account'
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
  const rows = await services.runtime.database.prisma.account.findMany({
    where: {
      AND: [
        within(scope),
        q.trim() === '' ? {} : { OR: [containing('number', q), containing('name', q)] },
        after.value === null ? {} : { number: { gt: after.value[0] } },
      ],
    },
    orderBy: { number: 'asc' },
    take: limit + 1,
    select: { id: true, number: true, name: true },
  })
  return answered(pageFrom(rows, limit, { item: (row) => row, keys: ({ number }) => [number] }))
}

const containing = <Name extends string>(name: Name, q: string) => ({
  [name]: { contains: q.trim(), mode: 'insensitive' as const },
})

const within = (scope: AccountScope) =>
  scope.all
    ? {}
    : { OR: [{ ownerId: { in: [...scope.owners] } }, { departmentKey: { in: [...scope.departments] } }] }

export const searchAccountsProcedure = procedureFor('accounts:read')
  .input(SearchAccountsInput)
  .output(AccountPage)
  .query(async ({ ctx, input }) => valueFrom(await searchAccounts(ctx.call, input)))
