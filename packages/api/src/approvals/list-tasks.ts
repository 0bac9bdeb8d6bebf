import { type InboxRow, readInbox } from '@countersign/database/read-inbox'
import { TASK_SORTS, type TaskSort } from '@countersign/database/task-place'
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
import { InboxFilterInput, inboxFilter } from './inbox-filter.ts'

export const ListTasksInput = Page.extend({
  ...InboxFilterInput.shape,
  /** Due first when left out; `newest` and `oldest` by how long they wait, `amount` the largest first. */
  sort: z.enum(TASK_SORTS).optional(),
})
export type ListTasksInput = z.infer<typeof ListTasksInput>

/** Tasks without a due time come last. */
const NEVER = 'infinity'
const Amount = z.int().min(-1)
const keysOf = (sort: TaskSort) =>
  z.tuple([
    sort === 'amount' ? Amount : sort === 'due' ? CursorInstant.or(z.literal(NEVER)) : CursorInstant,
    z.uuid(),
    CursorNumber,
  ])

/** The caller's open tasks 待办, due first unless sorted otherwise. */
export const listTasks = async (
  call: Call,
  { cursor, limit = DEFAULT_LIMIT, sort = 'due', ...filter }: ListTasksInput,
): Promise<Answer<{ items: TaskItem[]; next: string | null }>> => {
  const after = readCursor(keysOf(sort), cursor)
  if (!after.ok) return after
  const rows = await readInbox(call.services.runtime.database.pool, {
    person: call.viewer.id,
    filter: await inboxFilter(call, filter),
    sort,
    after: after.value && { key: after.value[0], instanceId: after.value[1], task: after.value[2] },
    limit: limit + 1,
  })
  const page = pageFrom(rows, limit, {
    item: (row) => row,
    keys: ({ key, instanceId, task }) => [key, instanceId, task],
  })
  return answered({ items: await Promise.all(page.items.map((row) => itemOf(call, row))), next: page.next })
}

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
    revision: row.revision,
    bulk: compiled.steps.get(step)?.bulk ?? false,
    news: newsOf(row),
  }
}

const newsOf = ({ seq, lookedSeq }: InboxRow): TaskItem['news'] => {
  if (lookedSeq === null) return 'unseen'
  return seq > lookedSeq ? 'changed' : null
}

export const listTasksProcedure = procedureFor('tasks:read')
  .input(ListTasksInput)
  .output(pageOf(TaskItem))
  .query(async ({ ctx, input }) => valueFrom(await listTasks(ctx.call, input)))
