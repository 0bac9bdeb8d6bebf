import { changeAccount } from '@countersign/database/change-account'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'

const UnlockInput = z.strictObject({
  instance: z.uuid(),
  reason: z.string().trim().min(1).max(1000),
})

/** An administrator unlocks a call report 拜访记录表 with a reason; whoever filed it may then amend it once. */
const unlockReport = async (
  { services, viewer }: Call,
  { instance, reason }: z.infer<typeof UnlockInput>,
): Promise<Answer<Record<string, never>>> => {
  const { prisma } = services.runtime.database
  const report = await prisma.callReport.findFirst({ where: { instanceId: instance } })
  if (report === null) return refused(problem('not-found'))
  const account = report.accountId
  const refusal = await changeAccount<Problem>(
    services.runtime.database,
    { account, kind: 'report-unlocked', by: viewer.id, body: { instance, reason } },
    async ({ callReport }) => {
      const { count } = await callReport.updateMany({
        where: { accountId: account, instanceId: instance, unlockedAt: null },
        data: { unlockedAt: new Date(), unlockedBy: viewer.id, unlockReason: reason },
      })
      return count > 0 ? null : problem('report-unlocked')
    },
  )
  return refusal === null ? answered({}) : refused(refusal)
}

/** Whether a visit has filed a call report, and whether that is locked: an administrator sees no more of it. */
export const reportLockProcedure = procedureFor('requests:intervene')
  .input(z.strictObject({ instance: z.uuid() }))
  .output(z.object({ report: z.enum(['none', 'locked', 'unlocked']) }))
  .query(async ({ ctx, input }) => {
    const { prisma } = ctx.call.services.runtime.database
    const report = await prisma.callReport.findFirst({ where: { instanceId: input.instance } })
    if (report === null) return { report: 'none' as const }
    return { report: report.unlockedAt === null ? ('locked' as const) : ('unlocked' as const) }
  })

export const unlockReportProcedure = procedureFor('requests:intervene')
  .input(UnlockInput)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => valueFrom(await unlockReport(ctx.call, input)))
