import { accountScope } from '@countersign/access/see-account'
import { GRADING_SCHEMES } from '@countersign/accounts/grading-rules'
import { listAccounts as readAccounts } from '@countersign/database/list-accounts'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { pageFrom, readCursor } from '../views/cursor.ts'
import { DEFAULT_LIMIT, Page, PersonId, Search } from '../views/input.ts'
import { pageOf } from '../views/instance.ts'
import { accountItem } from './account-item.ts'
import { AccountItem, StandingView } from './account-view.ts'

const ListAccountsInput = Page.extend({
  q: Search.optional(),
  standing: StandingView.optional(),
  target: z.boolean().optional(),
  owner: PersonId.optional(),
  /** Only those of this grade by a scheme of grading. */
  grade: z.strictObject({ scheme: z.enum(GRADING_SCHEMES), grade: z.string().max(20) }).optional(),
})
const Keys = z.tuple([z.string().max(100)])

/** The accounts the caller may see, by number. */
const listAccounts = async (
  call: Call,
  {
    q = '',
    standing,
    target,
    owner,
    grade,
    cursor,
    limit = DEFAULT_LIMIT,
  }: z.infer<typeof ListAccountsInput>,
): Promise<Answer<{ items: z.infer<typeof AccountItem>[]; next: string | null }>> => {
  const after = readCursor(Keys, cursor)
  if (!after.ok) return after
  const scope = accountScope(call.viewer)
  if (scope === null) return answered({ items: [], next: null })
  const rows = await readAccounts(call.services.runtime.database.pool, {
    person: call.viewer.id,
    scope,
    q: q.trim() === '' ? null : q.trim(),
    standing: standing ?? null,
    target: target ?? false,
    owner: owner ?? null,
    grade: grade ?? null,
    after: after.value === null ? null : after.value[0],
    limit: limit + 1,
  })
  return answered(
    pageFrom(rows, limit, { item: (row) => accountItem(call, row), keys: ({ number }) => [number] }),
  )
}

export const listAccountsProcedure = procedureFor('accounts:read')
  .input(ListAccountsInput)
  .output(pageOf(AccountItem))
  .query(async ({ ctx, input }) => valueFrom(await listAccounts(ctx.call, input)))
