import { randomUUID } from 'node:crypto'
import { riskOf } from '@countersign/accounts/risk-model'
import { changeAccount } from '@countersign/database/change-account'
import { z } from 'zod'
import type { Call } from '../../context.ts'
import { type Answer, answered, problem, refused } from '../../problem/problem.ts'
import { procedureFor, valueFrom } from '../../trpc/builder.ts'
import { AccountId } from '../account-view.ts'
import { seeAccount } from '../see-account.ts'
import { modelInForce } from './model-in-force.ts'

const SheetInput = z.strictObject({
  account: AccountId,
  /** The version of the model whose indicators were scored. */
  version: z.int().min(0),
  scores: z.record(z.string().max(64), z.int().min(1).max(5)),
})
const Scored = z.object({ total: z.int(), band: z.string().nullable() })

/** Scores an account's risk 客户风险分析表 by the model in force; the sheet keeps its version. */
const saveSheet = async (
  call: Call,
  { account, version, scores }: z.infer<typeof SheetInput>,
): Promise<Answer<z.infer<typeof Scored>>> => {
  const seen = await seeAccount(call, account)
  if (!seen.ok) return seen
  const { database } = call.services.runtime
  const inForce = await modelInForce(database)
  if (inForce.version !== version) return refused(problem('grading-changed'))
  const risk = riskOf(inForce.model, scores)
  const blank = inForce.model.indicators.filter(({ key }) => scores[key] === undefined)
  if (risk === null)
    return refused(
      problem(
        'malformed',
        {},
        blank.map(({ key }) => ({ path: `/scores/${key}`, code: 'required' })),
      ),
    )
  const known = Object.fromEntries(inForce.model.indicators.map(({ key }) => [key, scores[key] ?? 0]))
  await changeAccount(
    database,
    { account, kind: 'risk', by: call.viewer.id, body: { scores: known, total: risk.total } },
    async ({ riskSheet }) => {
      await riskSheet.create({
        data: {
          accountId: account,
          sheetId: randomUUID(),
          modelVersion: version,
          scores: known,
          ...risk,
          madeAt: new Date(),
          madeBy: call.viewer.id,
        },
      })
      return null
    },
  )
  return answered(risk)
}

export const saveSheetProcedure = procedureFor('accounts:write')
  .input(SheetInput)
  .output(Scored)
  .mutation(async ({ ctx, input }) => valueFrom(await saveSheet(ctx.call, input)))
