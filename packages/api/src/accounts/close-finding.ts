import { changeAccount } from '@countersign/database/change-account'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { AccountId } from './account-view.ts'
import { seeAccount } from './see-account.ts'

const CloseFindingInput = z.strictObject({
  account: AccountId,
  finding: z.uuid(),
  /** What became of it. */
  closing: z.string().trim().min(1).max(2000),
})

/** Closes an opportunity or a problem with what became of it; one that is closed stays as it is. */
const closeFinding = async (
  call: Call,
  { account, finding, closing }: z.infer<typeof CloseFindingInput>,
): Promise<Answer<Record<string, never>>> => {
  const seen = await seeAccount(call, account)
  if (!seen.ok) return seen
  const refusal = await changeAccount<Problem>(
    call.services.runtime.database,
    { account, kind: 'finding-closed', by: call.viewer.id, body: { finding, text: closing } },
    async (transaction) => {
      const { count } = await transaction.finding.updateMany({
        where: { accountId: account, findingId: finding, closedAt: null },
        data: { closedAt: new Date(), closedBy: call.viewer.id, closing },
      })
      return count === 0 ? problem('finding-closed') : null
    },
  )
  return refusal === null ? answered({}) : refused(refusal)
}

export const closeFindingProcedure = procedureFor('accounts:write')
  .input(CloseFindingInput)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => valueFrom(await closeFinding(ctx.call, input)))
