import { randomUUID } from 'node:crypto'
import type { DirectoryTransaction } from '@countersign/database/change-directory'
import type { Webhook } from '@countersign/database/webhooks'

type Change = {
  readonly by: string
  readonly key: string
  readonly before: Webhook | null
  readonly after: Webhook | null
}

/** Keeps who changed which webhook, in the transaction of the change; of the secret only that it is another one. */
export const keepWebhookChange = async (
  { directoryChange }: Pick<DirectoryTransaction, 'directoryChange'>,
  { by, key, before, after }: Change,
): Promise<void> => {
  const renewed = before !== null && after !== null && before.secret !== after.secret
  await directoryChange.create({
    data: {
      id: randomUUID(),
      at: new Date(),
      byId: by,
      kind: 'webhook',
      reason: null,
      subjectType: 'webhook',
      subjectId: key,
      before: { webhook: lines(before, false) },
      after: { webhook: lines(after, renewed) },
    },
  })
}

/** Lines that can be compared and read again; `kept-lines.ts` has their words. */
const lines = (webhook: Webhook | null, renewed: boolean): string[] =>
  webhook === null
    ? []
    : [webhook.url, ...(webhook.allowPrivate ? ['private'] : []), ...(renewed ? ['renewed'] : [])]
