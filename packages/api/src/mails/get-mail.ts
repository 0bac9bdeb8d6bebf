import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { readableBy } from './list-mails.ts'

const MailView = z.object({ subject: z.string(), html: z.string() })

const getMail = async (call: Call, id: string): Promise<Answer<z.infer<typeof MailView>>> => {
  if (call.services.mail !== 'kept') return refused(problem('not-found'))
  const row = await call.services.runtime.database.prisma.keptMail.findFirst({
    where: { id, ...readableBy(call) },
    select: { subject: true, html: true },
  })
  return row === null ? refused(problem('not-found')) : answered(row)
}

/** One mail of the outbox 发件箱 as it would have been sent. */
export const getMailProcedure = procedureFor('signed-in')
  .input(
    z.strictObject({
      id: z
        .string()
        .max(200)
        .regex(/^[\x21-\x7e]+$/),
    }),
  )
  .output(MailView)
  .query(async ({ ctx, input }) => valueFrom(await getMail(ctx.call, input.id)))
