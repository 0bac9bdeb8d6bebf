import { createHmac } from 'node:crypto'

type Signed = { readonly id: string; readonly timestamp: number; readonly body: string }

/**
 * The headers of a signed call, as the Standard Webhooks specification has them: the other side takes a call whose
 * HMAC-SHA256 over id, time and body fits, and refuses one that is old.
 */
export const webhookHeaders = (
  secret: string,
  { id, timestamp, body }: Signed,
): Readonly<Record<string, string>> => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
})
