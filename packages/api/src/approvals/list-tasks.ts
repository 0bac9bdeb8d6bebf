import { listOpenTasks, type OpenTaskRow } from '@countersign/database/list-open-tasks'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { CursorInstant, CursorNumber, pageFrom, readCursor } from '../views/cursor.ts'
import { DEFAULT_LIMIT, Page } from '../views/input.ts'
import { pageOf, TaskItem } from '../views/instance.ts'
import { personView } from '../views/person-view.ts'
import { stepTitle } from '../views/step-title.ts'
import { titleOf } from '../views/title-of.ts'

export const ListTasksInput = Page
export type ListTasksInput = z.infer<typeof ListTasksInput>

const NEVER = 'infinity'
const Keys = z.tuple([CursorInstant.or(z.literal(NEVER)), z.uuid(), CursorNumber])

/** The caller's open tasks 待办, due first. */
export const listTasks = async (
  call: Call,
  { cursor, limit = DEFAULT_LIMIT }: ListTasksInput,
): Promise<Answer<{ items: TaskItem[]; next: string | null }>> => {
  const after = readCursor(Keys, cursor)
  if (!after.ok) return after
  const rows = await listOpenTasks(call.services.runtime.database.pool, call.viewer.id, {
    after: after.value && { due: after.value[0], instanceId: after.value[1], task: after.value[2] },
    limit: limit + 1,
  })
  const page = pageFrom(rows, limit, {
    item: (row) => row,
    keys: ({ due, instanceId, task }) => [due, instanceId, task],
  })
  return answered({ items: await Promise.all(page.items.map((row) => itemOf(call, row))), next: page.next })
}

const itemOf = async (call: Call, row: OpenTaskRow): Promise<TaskItem> => {
  const { definitionKey, definitionVersion } = row
  const compiled = await call.services.runtime.definitions.version(definitionKey, definitionVersion)
  if (compiled === null) throw new Error(`${definitionKey}@${definitionVersion} is not in this database`)
  const { language } = call.reader
  return {
    id: `${row.instanceId}.${row.task}`,
    instanceId: row.instanceId,
    number: row.number,
    definition: definitionKey,
    title: titleOf(language, compiled, row.subject),
    step: row.step,
    stepTitle: stepTitle(language, compiled, row.step),
    outcomes: [...(compiled.steps.get(row.step)?.outcomes ?? [])],
    requester: personView(call.organisation, row.requester),
    amount: row.amount,
    due: row.due === NEVER ? null : row.due,
    since: row.since,
  }
}

export const listTasksProcedure = procedureFor('tasks:read')
  .input(ListTasksInput)
  .output(pageOf(TaskItem))
  .query(async ({ ctx, input }) => valueFrom(await listTasks(ctx.call, input)))
