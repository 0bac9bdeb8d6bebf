import { changeAccount } from '@countersign/database/change-account'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { AccountId } from './account-view.ts'

const UnlockInput = z.strictObject({
  account: AccountId,
  instance: z.uuid(),
  reason: z.string().trim().min(1).max(1000),
})

/** An administrator unlocks a call report 拜访记录表 with a reason; whoever filed it may then amend it once. */
const unlockReport = async (
  { services, viewer }: Call,
  { account, instance, reason }: z.infer<typeof UnlockInput>,
): Promise<Answer<Record<string, never>>> => {
  const refusal = await changeAccount<Problem>(
    services.runtime.database,
    { account, kind: 'report-unlocked', by: viewer.id, body: { instance, reason } },
    async ({ callReport }) => {
      const where = { accountId: account, instanceId: instance }
      const { count } = await callReport.updateMany({
        where: { ...where, unlockedAt: null },
        data: { unlockedAt: new Date(), unlockedBy: viewer.id, unlockReason: reason },
      })
      if (count > 0) return null
      return problem((await callReport.count({ where })) === 0 ? 'not-found' : 'report-unlocked')
    },
  )
  return refusal === null ? answered({}) : refused(refusal)
}

export const unlockReportProcedure = procedureFor('requests:intervene')
  .input(UnlockInput)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => valueFrom(await unlockReport(ctx.call, input)))
