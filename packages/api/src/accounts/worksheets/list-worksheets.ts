import { worksheetRanks, worksheetTotal } from '@countersign/accounts/worksheet'
import { z } from 'zod'
import type { Call } from '../../context.ts'
import { type Answer, answered } from '../../problem/problem.ts'
import { procedureFor, valueFrom } from '../../trpc/builder.ts'
import { CursorInstant, pageFrom, readCursor } from '../../views/cursor.ts'
import { DEFAULT_LIMIT, Page } from '../../views/input.ts'
import { pageOf } from '../../views/instance.ts'
import { AnswersInput } from './worksheet-rows.ts'

const WorksheetView = z.object({
  id: z.uuid(),
  madeAt: z.iso.datetime(),
  rows: z.array(
    z.object({
      account: z.object({ id: z.string(), number: z.string(), name: z.string() }),
      answers: AnswersInput,
      /** 0 to 7; null while an answer is blank. */
      total: z.int().nullable(),
      rank: z.int().nullable(),
    }),
  ),
})
type WorksheetView = z.infer<typeof WorksheetView>
const Keys = z.tuple([CursorInstant, z.uuid()])

/** The caller's own worksheets 潜力客户工作表, newest first. */
const listWorksheets = async (
  { services, viewer }: Call,
  { cursor, limit = DEFAULT_LIMIT }: z.infer<typeof Page>,
): Promise<Answer<{ items: WorksheetView[]; next: string | null }>> => {
  const after = readCursor(Keys, cursor)
  if (!after.ok) return after
  const { prisma } = services.runtime.database
  const sheets = await prisma.worksheet.findMany({
    where: {
      madeBy: viewer.id,
      ...(after.value !== null && {
        OR: [
          { madeAt: { lt: after.value[0] } },
          { madeAt: after.value[0], worksheetId: { gt: after.value[1] } },
        ],
      }),
    },
    orderBy: [{ madeAt: 'desc' }, { worksheetId: 'asc' }],
    take: limit + 1,
  })
  const rows = await prisma.worksheetRow.findMany({
    where: { worksheetId: { in: sheets.map(({ worksheetId }) => worksheetId) } },
    orderBy: { place: 'asc' },
  })
  const accounts = await services.accountNames.of([...new Set(rows.map(({ accountId }) => accountId))])
  const item = ({ worksheetId, madeAt }: (typeof sheets)[number]): WorksheetView => {
    const of = rows.filter((row) => row.worksheetId === worksheetId)
    const answers = of.map((row) => AnswersInput.parse(row.answers))
    const totals = answers.map(worksheetTotal)
    const ranks = worksheetRanks(totals)
    return {
      id: worksheetId,
      madeAt: madeAt.toISOString(),
      rows: of.map(({ accountId }, at) => ({
        account: accounts.find(({ id }) => id === accountId) ?? {
          id: accountId,
          number: '',
          name: accountId,
        },
        answers: answers[at] ?? {},
        total: totals[at] ?? null,
        rank: ranks[at] ?? null,
      })),
    }
  }
  return answered(
    pageFrom(sheets, limit, { item, keys: ({ madeAt, worksheetId }) => [madeAt.toISOString(), worksheetId] }),
  )
}

export const listWorksheetsProcedure = procedureFor('accounts:read')
  .input(Page)
  .output(pageOf(WorksheetView))
  .query(async ({ ctx, input }) => valueFrom(await listWorksheets(ctx.call, input)))
