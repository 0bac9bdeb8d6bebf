import { randomUUID } from 'node:crypto'
import { MOST_SIDE_BY_SIDE } from '@countersign/accounts/worksheet'
import { z } from 'zod'
import type { Call } from '../../context.ts'
import { type Answer, answered, problem, refused } from '../../problem/problem.ts'
import { procedureFor, valueFrom } from '../../trpc/builder.ts'
import { AccountId } from '../account-view.ts'
import { seeAccount } from '../see-account.ts'
import { AnswersInput } from './worksheet-rows.ts'

const WorksheetInput = z.strictObject({
  /** Side by side, in this order. */
  rows: z
    .array(z.strictObject({ account: AccountId, answers: AnswersInput }))
    .min(1)
    .max(MOST_SIDE_BY_SIDE),
})

/** Keeps a potential-customer worksheet 潜力客户工作表; the ones before stay. */
const saveWorksheet = async (
  call: Call,
  { rows }: z.infer<typeof WorksheetInput>,
): Promise<Answer<{ id: string }>> => {
  const twice = rows.findIndex(({ account }, at) => rows.findIndex((row) => row.account === account) < at)
  if (twice >= 0)
    return refused(problem('malformed', {}, [{ path: `/rows/${twice}/account`, code: 'duplicate' }]))
  for (const { account } of rows) {
    const seen = await seeAccount(call, account)
    if (!seen.ok) return seen
  }
  const { prisma } = call.services.runtime.database
  const worksheetId = randomUUID()
  await prisma.$transaction([
    prisma.worksheet.create({ data: { worksheetId, madeBy: call.viewer.id, madeAt: new Date() } }),
    prisma.worksheetRow.createMany({
      data: rows.map(({ account, answers }, place) => ({ worksheetId, accountId: account, place, answers })),
    }),
  ])
  return answered({ id: worksheetId })
}

export const saveWorksheetProcedure = procedureFor('accounts:write')
  .input(WorksheetInput)
  .output(z.object({ id: z.uuid() }))
  .mutation(async ({ ctx, input }) => valueFrom(await saveWorksheet(ctx.call, input)))
