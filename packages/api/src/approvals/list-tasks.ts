import { type InboxRow, readInbox } from '@countersign/database/read-inbox'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { definitionOf } from '../definitions/definition-of.ts'
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

/** Tasks without a due time come last. */
const NEVER = 'never'
const Keys = z.tuple([CursorInstant.or(z.literal(NEVER)), z.uuid(), CursorNumber])

/** The caller's open tasks 待办, due first. */
export const listTasks = async (
  call: Call,
  { cursor, limit = DEFAULT_LIMIT }: ListTasksInput,
): Promise<Answer<{ items: TaskItem[]; next: string | null }>> => {
  const after = readCursor(Keys, cursor)
  if (!after.ok) return after
  const rows = await readInbox(call.services.runtime.database.pool, {
    person: call.viewer.id,
    after: after.value && placeOf(after.value),
    limit: limit + 1,
  })
  const page = pageFrom(rows, limit, {
    item: (row) => row,
    keys: ({ due, instanceId, task }) => [due ?? NEVER, instanceId, task],
  })
  return answered({ items: await Promise.all(page.items.map((row) => itemOf(call, row))), next: page.next })
}

const placeOf = ([due, instanceId, task]: z.infer<typeof Keys>) => ({
  due: due === NEVER ? null : due,
  instanceId,
  task,
})

const itemOf = async (call: Call, row: InboxRow): Promise<TaskItem> => {
  const { instanceId, task, number, definition, version, step, requester, subject, amount, due, since } = row
  const compiled = await definitionOf(call, definition, version)
  const { language } = call.reader
  return {
    id: `${instanceId}.${task}`,
    instanceId,
    number,
    definition,
    title: titleOf(language, compiled, subject),
    step,
    stepTitle: stepTitle(language, compiled, step),
    outcomes: [...(compiled.steps.get(step)?.outcomes ?? [])],
    requester: personView(call.organisation, requester),
    amount,
    due,
    since,
  }
}

export const listTasksProcedure = procedureFor('tasks:read')
  .input(ListTasksInput)
  .output(pageOf(TaskItem))
  .query(async ({ ctx, input }) => valueFrom(await listTasks(ctx.call, input)))
