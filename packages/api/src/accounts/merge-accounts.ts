import { mayHandOver } from '@countersign/access/see-account'
import { changeAccount } from '@countersign/database/change-account'
import { mergeAccounts as writeMerge } from '@countersign/database/merge-accounts'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { AccountId } from './account-view.ts'
import { seeAccount } from './see-account.ts'

const MergeInput = z.strictObject({
  /** The account that stays. */
  id: AccountId,
  /** The one that turned out to be the same. */
  merged: AccountId,
  reason: z.string().trim().min(1).max(1000),
})

/** Makes one account of two 合并, with the reason; whoever may hand over both may. */
const mergeAccounts = async (
  call: Call,
  { id, merged, reason }: z.infer<typeof MergeInput>,
): Promise<Answer<Record<string, never>>> => {
  const [kept, other] = await Promise.all([seeAccount(call, id), seeAccount(call, merged)])
  if (!kept.ok) return kept
  if (!other.ok) return other
  if (!mayHandOver(call.viewer, kept.value) || !mayHandOver(call.viewer, other.value))
    return refused(problem('not-allowed'))
  if (id === merged) return refused(problem('merge-with-itself'))
  const { number, name } = other.value
  const refusal = await changeAccount<Problem>(
    call.services.runtime.database,
    {
      account: id,
      kind: 'merged',
      by: call.viewer.id,
      body: { reason: `${number} ${name}：${reason}`, merged },
    },
    async (transaction) => {
      // Two who merge each into the other: the second one finds its account merged.
      const both = await transaction.account.findMany({
        where: { id: { in: [id, merged] }, mergedInto: null },
      })
      if (both.length < 2) return problem('account-changed')
      await writeMerge(transaction, { kept: id, merged })
      return null
    },
  )
  return refusal === null ? answered({}) : refused(refusal)
}

export const mergeProcedure = procedureFor('accounts:write')
  .input(MergeInput)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => valueFrom(await mergeAccounts(ctx.call, input)))
