import { accountScope } from '@countersign/access/see-account'
import { listVisits as readVisits } from '@countersign/database/list-visits'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { CursorInstant } from '../views/cursor.ts'
import { StatusView } from '../views/instance.ts'
import { PersonView } from '../views/person.ts'
import { personView } from '../views/person-view.ts'

const VisitsInput = z.strictObject({ from: CursorInstant, to: CursorInstant })

const VisitView = z.object({
  account: z.object({ id: z.string(), name: z.string() }),
  instance: z.uuid(),
  status: StatusView,
  at: z.iso.datetime(),
  /** True once it took place. */
  held: z.boolean(),
  lead: PersonView.nullable(),
  place: z.string().nullable(),
})

const MOST_DAYS = 62
const MOST_VISITS = 500
const DAY = 86_400_000

/** The visits 拜访 of some weeks, planned and held, of the accounts the caller sees; at most 500, and whether there are more. */
const listVisits = async (
  { services, viewer, organisation }: Call,
  { from, to }: z.infer<typeof VisitsInput>,
): Promise<Answer<{ items: z.infer<typeof VisitView>[]; more: boolean }>> => {
  const days = (Date.parse(to) - Date.parse(from)) / DAY
  if (!(days > 0 && days <= MOST_DAYS))
    return refused(problem('malformed', {}, [{ path: '/to', code: 'too-large', params: { max: MOST_DAYS } }]))
  const scope = accountScope(viewer)
  if (scope === null) return answered({ items: [], more: false })
  const seeing = { person: viewer.id, scope }
  const rows = await readVisits(services.runtime.database.pool, seeing, { from, to, limit: MOST_VISITS + 1 })
  return answered({
    more: rows.length > MOST_VISITS,
    items: rows.slice(0, MOST_VISITS).map((row) => ({
      account: { id: row.account, name: row.accountName },
      instance: row.instance,
      status: StatusView.parse(row.status),
      at: new Date(row.at).toISOString(),
      held: row.held,
      lead: row.lead === null ? null : personView(organisation, row.lead),
      place: row.place,
    })),
  })
}

export const listVisitsProcedure = procedureFor('accounts:read')
  .input(VisitsInput)
  .output(z.object({ items: z.array(VisitView), more: z.boolean() }))
  .query(async ({ ctx, input }) => valueFrom(await listVisits(ctx.call, input)))
