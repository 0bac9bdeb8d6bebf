import { may } from '@countersign/access/permission'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { CursorInstant, pageFrom, readCursor } from '../views/cursor.ts'
import { DEFAULT_LIMIT, Page } from '../views/input.ts'
import { pageOf } from '../views/instance.ts'

const MailItem = z.object({
  id: z.string(),
  to: z.object({ name: z.string(), address: z.string() }),
  subject: z.string(),
  at: z.iso.datetime(),
})
const MailPage = pageOf(MailItem)

const Keys = z.tuple([CursorInstant, z.string().max(200)])

/** Their own mails for everybody; an administrator of a demo is shown how all of them look. */
export const readableBy = ({ viewer }: Call): { readonly personId?: string } =>
  may(viewer, 'people:manage') ? {} : { personId: viewer.id }

const listMails = async (
  call: Call,
  { cursor, limit = DEFAULT_LIMIT }: z.infer<typeof Page>,
): Promise<Answer<z.infer<typeof MailPage>>> => {
  if (call.services.mail !== 'kept') return refused(problem('not-found'))
  const after = readCursor(Keys, cursor)
  if (!after.ok) return after
  const rows = await call.services.runtime.database.prisma.keptMail.findMany({
    where: { ...readableBy(call), ...(after.value !== null && { OR: beyond(after.value) }) },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    take: limit + 1,
    select: { id: true, personId: true, address: true, subject: true, at: true },
  })
  const { people } = call.organisation
  const item = ({ id, personId, address, subject, at }: (typeof rows)[number]) => ({
    id,
    to: { name: people.get(personId)?.name ?? personId, address },
    subject,
    at: at.toISOString(),
  })
  return answered(pageFrom(rows, limit, { item, keys: ({ at, id }) => [at.toISOString(), id] }))
}

const beyond = ([at, id]: z.infer<typeof Keys>) => [{ at: { lt: at } }, { at, id: { gt: id } }]

/** The outbox 发件箱 of a demo without a mail server, newest first; elsewhere there is none. */
export const listMailsProcedure = procedureFor('signed-in')
  .input(Page)
  .output(MailPage)
  .query(async ({ ctx, input }) => valueFrom(await listMails(ctx.call, input)))
