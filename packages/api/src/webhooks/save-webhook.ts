import { randomBytes } from 'node:crypto'
import { changeWebhook, findWebhook } from '@countersign/database/webhooks'
import { Key } from '@countersign/definition/names'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { keepWebhookChange } from './keep-webhook-change.ts'

const SaveInput = z.strictObject({
  key: Key,
  url: z.url({ protocol: /^https?$/ }).max(2000),
  allowPrivate: z.boolean(),
  /** Makes another secret; a new webhook gets one in any case. */
  renew: z.boolean(),
})
type SaveInput = z.infer<typeof SaveInput>

const Saved = z.object({
  /** Shown this once; null where the old one stays. */
  secret: z.string().nullable(),
})

const SECRET_BYTES = 32

/** From the next call on; what is being called now still is as it was. */
const saveWebhook = async (
  { services, viewer }: Call,
  { key, renew, ...address }: SaveInput,
): Promise<z.infer<typeof Saved>> => {
  const { database } = services.runtime
  const known = await findWebhook(database.pool, key)
  const fresh = known === null || renew ? `whsec_${randomBytes(SECRET_BYTES).toString('base64url')}` : null
  const after = { ...address, secret: fresh ?? known?.secret ?? '' }
  await database.prisma.$transaction(async (transaction) => {
    const before = await changeWebhook(transaction, key, after)
    await keepWebhookChange(transaction, { by: viewer.id, key, before, after })
  })
  return { secret: fresh }
}

export const saveWebhookProcedure = procedureFor('webhooks:manage')
  .input(SaveInput)
  .output(Saved)
  .mutation(({ ctx, input }) => saveWebhook(ctx.call, input))
