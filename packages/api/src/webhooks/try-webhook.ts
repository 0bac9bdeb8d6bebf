import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { WebhookKey } from './remove-webhook.ts'

const Tried = z.object({
  is: z.enum(['answered', 'refused', 'unreachable']),
  /** What the address or the connection said; null for an answer. */
  because: z.string().nullable(),
})

/** One signed call about no request, so that an administrator sees whether the other side takes it. */
export const tryWebhookProcedure = procedureFor('webhooks:manage')
  .input(WebhookKey)
  .output(Tried)
  .mutation(async ({ ctx, input }) => {
    const id = `test.${randomUUID()}`
    const body = { id, instance: null, step: null, fields: {} }
    const answer = await ctx.call.services.runtime.webhooks.call(input.key, { id, body })
    return { is: answer.is, because: answer.is === 'answered' ? null : answer.because }
  })
