import { listWebhooks } from '@countersign/database/webhooks'
import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'
import { WebhookView } from './webhook-view.ts'

/** The addresses that processes may call; few enough for one page. */
export const listWebhooksProcedure = procedureFor('webhooks:manage')
  .output(z.object({ items: z.array(WebhookView) }))
  .query(async ({ ctx }) => {
    const webhooks = await listWebhooks(ctx.call.services.runtime.database.pool)
    return { items: webhooks.map(({ key, url, allowPrivate }) => ({ key, url, allowPrivate })) }
  })
