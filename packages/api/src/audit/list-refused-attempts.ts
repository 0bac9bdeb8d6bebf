import { hasText, type Reader, text } from '@countersign/texts/text'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { CursorInstant, pageFrom, readCursor } from '../views/cursor.ts'
import { DEFAULT_LIMIT, InstanceId, Page, PersonId } from '../views/input.ts'
import { PersonView } from '../views/person.ts'
import { personView } from '../views/person-view.ts'

const ListAttemptsInput = Page.extend({
  /** Attempts of this person. */
  person: PersonId.optional(),
  /** Attempts on this request. */
  request: InstanceId.optional(),
})

const AttemptView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** Null where attempts came too fast to be kept: then `times` says how many. */
  by: PersonView.nullable(),
  request: z.string().nullable(),
  verb: z.string(),
  code: z.string(),
  /** The sentence its caller was told; null where that named people or times, which are not kept. */
  why: z.string().nullable(),
  /** The id of the call, as in its answer and in the log. */
  callId: z.string().nullable(),
  times: z.int(),
})
const AttemptsPage = z.object({ items: z.array(AttemptView), next: z.string().nullable() })

const Keys = z.tuple([CursorInstant, z.uuid()])

const listAttempts = async (
  { services, organisation, reader }: Call,
  { person, request, cursor, limit = DEFAULT_LIMIT }: z.infer<typeof ListAttemptsInput>,
): Promise<Answer<z.infer<typeof AttemptsPage>>> => {
  const start = readCursor(Keys, cursor)
  if (!start.ok) return start
  const rows = await services.runtime.database.prisma.refusedAttempt.findMany({
    where: {
      ...(person !== undefined && { personId: person }),
      ...(request !== undefined && { instanceId: request }),
      ...(start.value !== null && { OR: beyond(start.value) }),
    },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    take: limit + 1,
  })
  const item = (row: (typeof rows)[number]): z.infer<typeof AttemptView> => ({
    id: row.id,
    at: row.at.toISOString(),
    by: row.personId === null ? null : personView(organisation, row.personId),
    request: row.instanceId,
    verb: row.verb,
    code: row.code,
    why: whyOf(row.code, reader),
    callId: row.requestId,
    times: row.times,
  })
  return answered(pageFrom(rows, limit, { item, keys: ({ at, id }) => [at.toISOString(), id] }))
}

const whyOf = (code: string, reader: Reader): string | null => {
  const sentence = hasText('problem', code) ? text(reader, ['problem', code]) : null
  return sentence === null || sentence.includes('{{') ? null : sentence
}

const beyond = ([at, id]: z.infer<typeof Keys>) => [{ at: { lt: at } }, { at, id: { gt: id } }]

/** What people asked for and were refused, the newest first. For administrators and auditors. */
export const listRefusedAttemptsProcedure = procedureFor('audit:read')
  .input(ListAttemptsInput)
  .output(AttemptsPage)
  .query(async ({ ctx, input }) => valueFrom(await listAttempts(ctx.call, input)))
