import { instanceScope } from '@countersign/access/see-instance'
import type { InstanceFilter, InstanceListRow, InstancePlace } from '@countersign/database/instance-list-row'
import { listOwnInstances } from '@countersign/database/list-instances'
import { listOverdueInstances } from '@countersign/database/list-overdue-instances'
import { listVisibleInstances } from '@countersign/database/list-visible-instances'
import { INCIDENT_CODES } from '@countersign/engine/incident-kind'
import { z } from 'zod'
import { AccountId } from '../accounts/account-view.ts'
import { idsOfAccount } from '../accounts/ids-of-account.ts'
import type { Call } from '../context.ts'
import { definitionOf } from '../definitions/definition-of.ts'
import { definitionsTitled } from '../definitions/definitions-titled.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { CursorInstant, pageFrom, readCursor } from '../views/cursor.ts'
import { incidentText } from '../views/incident-text.ts'
import { DEFAULT_LIMIT, Page, Search } from '../views/input.ts'
import { InstanceItem, pageOf, StatusView } from '../views/instance.ts'
import { personView } from '../views/person-view.ts'
import { titleOf } from '../views/title-of.ts'

/** The caller's own, all they may see, and of those what an operator has to look at. */
export const Box = z.enum(['started', 'done', 'cc', 'all', 'overdue', 'failing', 'stuck'])
export type Box = z.infer<typeof Box>

export const ListRequestsInput = Page.extend({
  box: Box,
  status: StatusView.optional(),
  q: Search.optional(),
  /** Of all the caller may see, only those about this account. */
  account: AccountId.optional(),
})
export type ListRequestsInput = z.infer<typeof ListRequestsInput>

const Keys = z.tuple([CursorInstant, z.uuid()])

/**
 * A box of requests, newest first: 我发起的 started, 已办 done, 抄送我的 cc, or all the caller may see; of those by themselves
 * 逾期 overdue (longest overdue first), 出错 failing and 卡住 stuck.
 */
export const listRequests = async (
  call: Call,
  { box, status, q, account, cursor, limit = DEFAULT_LIMIT }: ListRequestsInput,
): Promise<Answer<{ items: InstanceItem[]; next: string | null }>> => {
  const after = readCursor(Keys, cursor)
  if (!after.ok) return after
  const sought = q === undefined || q.trim() === '' ? null : q.trim()
  const rows = await read(call, box, {
    status: status ?? null,
    q: sought,
    definitions: sought === null ? [] : await definitionsTitled(call, sought),
    after: after.value && { at: after.value[0], id: after.value[1] },
    limit: limit + 1,
    accounts: account === undefined ? null : await idsOfAccount(call.services.runtime.database, account),
  })
  const page = pageFrom(rows, limit, { item: (row) => row, keys: ({ at, id }) => [at, id] })
  return answered({
    items: await Promise.all(page.items.map((row) => itemOf(call, row, box))),
    next: page.next,
  })
}

type Asked = InstanceFilter & {
  readonly after: InstancePlace | null
  readonly limit: number
  readonly accounts: readonly string[] | null
}

const read = async (
  { services, viewer, organisation }: Call,
  box: Box,
  asked: Asked,
): Promise<readonly InstanceListRow[]> => {
  const { pool } = services.runtime.database
  if (box === 'started' || box === 'done' || box === 'cc')
    return listOwnInstances(pool, { ...asked, box, person: viewer.id })
  const scope = instanceScope(viewer)
  if (scope === null) return []
  const list = { ...asked, scope, person: viewer.id }
  if (box !== 'overdue')
    return listVisibleInstances(pool, { ...list, incidents: box === 'all' ? null : INCIDENT_CODES[box] })
  const people = [...organisation.people.keys()]
  return listOverdueInstances(pool, { ...list, people, now: new Date().toISOString() })
}

const itemOf = async (call: Call, row: InstanceListRow, box: Box): Promise<InstanceItem> => {
  const { id, number, definition, version, subject, amount, startedAt, endedAt, incidents } = row
  const compiled = await definitionOf(call, definition, version)
  return {
    id,
    number,
    definition,
    title: titleOf(call.reader.language, compiled, subject),
    status: StatusView.parse(row.status),
    requester: personView(call.organisation, row.requester),
    amount,
    steps: [...row.steps],
    incidents: incidents.map((code) => ({ code, text: incidentText(call, code) })),
    overdueSince: box === 'overdue' ? row.at : null,
    startedAt,
    endedAt,
  }
}

export const listRequestsProcedure = procedureFor('requests:read')
  .input(ListRequestsInput)
  .output(pageOf(InstanceItem))
  .query(async ({ ctx, input }) => valueFrom(await listRequests(ctx.call, input)))
