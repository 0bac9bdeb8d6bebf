import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { CursorInstant, pageFrom, readCursor } from '../views/cursor.ts'
import { DEFAULT_LIMIT, Page } from '../views/input.ts'
import { pageOf } from '../views/instance.ts'
import { PersonView } from '../views/person.ts'
import { personView } from '../views/person-view.ts'
import { AccountId } from './account-view.ts'
import { idsOfAccount } from './ids-of-account.ts'
import { seeAccount } from './see-account.ts'

const TimelineInput = Page.extend({ id: AccountId })

const TimelineEntry = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: z.string(),
  by: PersonView.nullable(),
  instance: z.uuid().nullable(),
  /** What it says in words of data: a reason, the names of what changed, whom it went to. */
  reason: z.string().nullable(),
  fields: z.array(z.string()),
  people: z.array(PersonView),
})
type TimelineEntry = z.infer<typeof TimelineEntry>

/** What the bodies of entries have in common, whatever wrote them. */
const Body = z.object({
  reason: z.string().nullish(),
  owner: z.string().nullish(),
  from: z.string().nullish(),
  values: z.record(z.string(), z.unknown()).optional(),
  text: z.string().nullish(),
})

const Keys = z.tuple([CursorInstant, z.uuid()])

/** What happened to an account, newest first: one timeline of everything that processes and people wrote. */
const accountTimeline = async (
  call: Call,
  { id, cursor, limit = DEFAULT_LIMIT }: z.infer<typeof TimelineInput>,
): Promise<Answer<{ items: TimelineEntry[]; next: string | null }>> => {
  const after = readCursor(Keys, cursor)
  if (!after.ok) return after
  const seen = await seeAccount(call, id)
  if (!seen.ok) return seen
  const { database } = call.services.runtime
  const ids = await idsOfAccount(database, id)
  const rows = await database.prisma.accountEvent.findMany({
    where: {
      accountId: { in: [...ids] },
      ...(after.value !== null && {
        OR: [{ at: { lt: after.value[0] } }, { at: after.value[0], eventId: { gt: after.value[1] } }],
      }),
    },
    orderBy: [{ at: 'desc' }, { eventId: 'asc' }],
    take: limit + 1,
  })
  const item = (row: (typeof rows)[number]): TimelineEntry => {
    const { reason, owner, from, values = {}, text } = Body.parse(row.body)
    return {
      id: row.eventId,
      at: row.at.toISOString(),
      kind: row.kind,
      by: row.byId === null ? null : personView(call.organisation, row.byId),
      instance: row.instanceId,
      reason: reason ?? text ?? null,
      fields: Object.keys(values),
      people: [from, owner].flatMap((who) =>
        who === null || who === undefined ? [] : [personView(call.organisation, who)],
      ),
    }
  }
  return answered(pageFrom(rows, limit, { item, keys: ({ at, eventId }) => [at.toISOString(), eventId] }))
}

export const accountTimelineProcedure = procedureFor('accounts:read')
  .input(TimelineInput)
  .output(pageOf(TimelineEntry))
  .query(async ({ ctx, input }) => valueFrom(await accountTimeline(ctx.call, input)))
