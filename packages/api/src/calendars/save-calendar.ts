import { randomUUID } from 'node:crypto'
import { changeDirectory, type DirectoryTransaction } from '@countersign/database/change-directory'
import { CalendarSchema } from '@countersign/definition/calendar-schema'
import { canonicalJson } from '@countersign/definition/canonical-json'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, type Problem, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { WhoseCalendar } from './get-calendar.ts'

const SaveInput = WhoseCalendar.extend({
  /** The calendar from now on; null gives up a department's own. */
  calendar: CalendarSchema.nullable(),
  /** What the department, or the organisation, had of its own when it was opened: somebody else may have changed it. */
  before: CalendarSchema.nullable(),
}).refine(({ department, calendar }) => department !== null || calendar !== null)
type SaveInput = z.infer<typeof SaveInput>

type Done = Record<string, never>
type Kept = SaveInput['calendar']

/** Due times that are set already stay as they are; those set from now on follow it. */
const saveCalendar = async (call: Call, input: SaveInput): Promise<Answer<Done>> => {
  const { runtime } = call.services
  const changed = await changeDirectory<Problem>(runtime.database, async (transaction) => {
    const found = await readOwn(transaction, input.department)
    if (found === undefined) return problem('not-found')
    if (canonicalJson(found) !== canonicalJson(input.before)) return problem('calendar-changed')
    await writeOwn(transaction, input)
    await transaction.directoryChange.create({
      data: {
        id: randomUUID(),
        at: new Date(),
        byId: call.viewer.id,
        kind: 'calendar',
        reason: null,
        subjectType: input.department === null ? 'organisation' : 'department',
        subjectId: input.department ?? 'organisation',
        before: { calendar: found },
        after: { calendar: input.calendar },
      },
    })
    return null
  })
  if (!changed.changed) return refused(changed.refusal)
  await runtime.organisation.atLeast(changed.revision)
  return answered({})
}

const readOwn = async (
  { organisation, department: table }: DirectoryTransaction,
  department: string | null,
): Promise<Kept | undefined> => {
  const row =
    department === null
      ? await organisation.findUnique({ where: { id: 1 }, select: { calendar: true } })
      : await table.findUnique({ where: { key: department }, select: { calendar: true } })
  return row === null ? undefined : CalendarSchema.nullable().parse(row.calendar)
}

const writeOwn = async (
  transaction: DirectoryTransaction,
  { department, calendar }: SaveInput,
): Promise<void> => {
  const text = calendar === null ? null : JSON.stringify(calendar)
  if (department === null)
    await transaction.$executeRaw`
      UPDATE organisation SET calendar = ${text}::json, zone = ${calendar?.zone} WHERE id = 1`
  else await transaction.$executeRaw`UPDATE department SET calendar = ${text}::json WHERE key = ${department}`
}

export const saveCalendarProcedure = procedureFor('people:manage')
  .input(SaveInput)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => valueFrom(await saveCalendar(ctx.call, input)))
