import { changeWebhook } from '@countersign/database/webhooks'
import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { keepWebhookChange } from './keep-webhook-change.ts'

export const WebhookKey = z.strictObject({ key: Key })

/** A step that calls it from now on ends as an incident. */
const removeWebhook = async (
  { services, viewer }: Call,
  { key }: z.infer<typeof WebhookKey>,
): Promise<Answer<Record<string, never>>> => {
  const removed = await services.runtime.database.prisma.$transaction(async (transaction) => {
    const before = await changeWebhook(transaction, key, null)
    if (before !== null) await keepWebhookChange(transaction, { by: viewer.id, key, before, after: null })
    return before !== null
  })
  return removed ? answered({}) : refused(problem('not-found'))
}

export const removeWebhookProcedure = procedureFor('webhooks:manage')
  .input(WebhookKey)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => valueFrom(await removeWebhook(ctx.call, input)))
