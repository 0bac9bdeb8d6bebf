import { router } from '../trpc/builder.ts'
import { listWebhooksProcedure } from './list-webhooks.ts'
import { removeWebhookProcedure } from './remove-webhook.ts'
import { saveWebhookProcedure } from './save-webhook.ts'
import { tryWebhookProcedure } from './try-webhook.ts'

export const webhooksRouter = router({
  list: listWebhooksProcedure,
  save: saveWebhookProcedure,
  remove: removeWebhookProcedure,
  try: tryWebhookProcedure,
})
