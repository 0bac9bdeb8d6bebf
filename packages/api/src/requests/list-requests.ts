import { instanceScope } from '@countersign/access/see-instance'
import { type InstanceList, type InstanceListRow, listInstances } from '@countersign/database/list-instances'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { liveDefinitions } from '../definitions/live-definitions.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { CursorInstant, pageFrom, readCursor } from '../views/cursor.ts'
import { DEFAULT_LIMIT, Page, Search } from '../views/input.ts'
import { InstanceItem, pageOf, StatusView } from '../views/instance.ts'
import { personView } from '../views/person-view.ts'
import { titleOf } from '../views/title-of.ts'

export const Box = z.enum(['started', 'done', 'cc', 'all'])

export const ListRequestsInput = Page.extend({
  box: Box,
  status: StatusView.optional(),
  q: Search.optional(),
})
export type ListRequestsInput = z.infer<typeof ListRequestsInput>

const Keys = z.tuple([CursorInstant, z.uuid()])

/** A box of requests, newest first: 我发起的 started, 已办 done, 抄送我的 cc, or all the caller may see. */
export const listRequests = async (
  call: Call,
  { box, status, q = '', cursor, limit = DEFAULT_LIMIT }: ListRequestsInput,
): Promise<Answer<{ items: InstanceItem[]; next: string | null }>> => {
  const after = readCursor(Keys, cursor)
  if (!after.ok) return after
  const sought = q.trim() === '' ? null : q.trim()
  const rows = await listInstances(
    call.services.runtime.database.pool,
    { person: call.viewer.id, list: listOf(call, box) },
    {
      status: status ?? null,
      sought,
      definitions: sought === null ? [] : await definitionsTitled(call, sought),
      after: after.value && { at: after.value[0], instanceId: after.value[1] },
      limit: limit + 1,
    },
  )
  const page = pageFrom(rows, limit, { item: (row) => row, keys: ({ at, instanceId }) => [at, instanceId] })
  return answered({ items: await Promise.all(page.items.map((row) => itemOf(call, row))), next: page.next })
}

const listOf = ({ viewer }: Call, box: z.infer<typeof Box>): InstanceList => {
  if (box !== 'all') return { box }
  const scope = instanceScope(viewer)
  if (scope === null) return { box: 'visible', scope: { requesters: [], departments: [] }, drafts: false }
  return { box: 'visible', scope: scope.all ? null : scope, drafts: scope.all && scope.drafts }
}

/** Titles are in the definitions, not in the rows: whoever seeks one by title seeks its key. */
const definitionsTitled = async (call: Call, sought: string): Promise<readonly string[]> => {
  const live = await liveDefinitions(call)
  const text = sought.toLowerCase()
  return live
    .filter(({ definition: { title } }) => `${title.zh}\n${title.en}`.toLowerCase().includes(text))
    .map(({ pin }) => pin.key)
}

const itemOf = async (call: Call, row: InstanceListRow): Promise<InstanceItem> => {
  const { definitionKey, definitionVersion } = row
  const compiled = await call.services.runtime.definitions.version(definitionKey, definitionVersion)
  if (compiled === null) throw new Error(`${definitionKey}@${definitionVersion} is not in this database`)
  return {
    id: row.instanceId,
    number: row.number,
    definition: definitionKey,
    title: titleOf(call.reader.language, compiled, row.subject),
    status: StatusView.parse(row.status),
    requester: personView(call.organisation, row.requester),
    amount: row.amount,
    steps: [...row.steps],
    startedAt: row.startedAt,
    endedAt: row.endedAt,
  }
}

export const listRequestsProcedure = procedureFor('requests:read')
  .input(ListRequestsInput)
  .output(pageOf(InstanceItem))
  .query(async ({ ctx, input }) => valueFrom(await listRequests(ctx.call, input)))
