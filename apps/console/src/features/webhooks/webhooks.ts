import { queryClient } from '../../shared/api/query-client.ts'
import { trpc } from '../../shared/api/trpc.ts'

const changing = {
  retry: false,
  onSuccess: () => queryClient.invalidateQueries(trpc.webhooks.pathFilter()),
} as const

export const webhooksQuery = () => trpc.webhooks.list.queryOptions()
export const saveWebhookMutation = () => trpc.webhooks.save.mutationOptions(changing)
export const removeWebhookMutation = () => trpc.webhooks.remove.mutationOptions(changing)
export const tryWebhookMutation = () => trpc.webhooks.try.mutationOptions({ retry: false })
