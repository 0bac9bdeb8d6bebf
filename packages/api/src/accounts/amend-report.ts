import { changeAccount } from '@countersign/database/change-account'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { AccountId } from './account-view.ts'
import { seeAccount } from './see-account.ts'

const AmendInput = z.strictObject({
  account: AccountId,
  instance: z.uuid(),
  /** Texts of the report that change; the rest of it stays. */
  fields: z.record(z.string().max(64), z.string().trim().max(8000)),
})

/** Amends an unlocked report, by whoever filed it; then it is locked again. What it said before stays in the request. */
const amendReport = async (
  call: Call,
  { account, instance, fields }: z.infer<typeof AmendInput>,
): Promise<Answer<Record<string, never>>> => {
  const seen = await seeAccount(call, account)
  if (!seen.ok) return seen
  const refusal = await changeAccount<Problem>(
    call.services.runtime.database,
    { account, kind: 'report-amended', by: call.viewer.id, body: { instance, values: fields } },
    async ({ callReport }) => {
      const where = { accountId_instanceId: { accountId: account, instanceId: instance } }
      const report = await callReport.findUnique({ where })
      if (report === null) return problem('not-found')
      if (report.filedBy !== call.viewer.id) return problem('not-allowed')
      if (report.unlockedAt === null) return problem('report-locked')
      const before = z.record(z.string(), z.json()).parse(report.body)
      const unknown = Object.keys(fields).find((name) => typeof before[name] !== 'string')
      if (unknown !== undefined)
        return problem('malformed', {}, [{ path: `/fields/${unknown}`, code: 'unknown-field' }])
      const body = { ...before, ...fields } as object
      await callReport.update({
        where,
        data: { body, unlockedAt: null, unlockedBy: null, unlockReason: null },
      })
      return null
    },
  )
  return refusal === null ? answered({}) : refused(refusal)
}

export const amendReportProcedure = procedureFor('accounts:write')
  .input(AmendInput)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => valueFrom(await amendReport(ctx.call, input)))
