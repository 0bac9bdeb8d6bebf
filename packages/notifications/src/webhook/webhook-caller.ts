import { findWebhook } from '@countersign/database/webhooks'
import type pg from 'pg'
import { AddressRefused, type Posted, postJson } from './post-json.ts'
import { webhookHeaders } from './sign-webhook.ts'

/** What a called address answered, or why it did not: `refused` for good, `unreachable` for the time being. */
type Answer =
  | { readonly is: 'answered'; readonly body: unknown }
  | { readonly is: 'refused' | 'unreachable'; readonly because: string }

type Call = { readonly id: string; readonly body: object }

/** Too early, too many, and whatever is the other side's own trouble: the same call may do later. */
const isPassing = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || status >= 500

/** Calls the webhooks that are set up in this database. Never throws for what the other side does. */
export const webhookCaller = (pool: pg.Pool): { call(webhook: string, call: Call): Promise<Answer> } => ({
  call: async (key, { id, body }) => {
    const webhook = await findWebhook(pool, key)
    if (webhook === null) return { is: 'refused', because: 'webhook-unknown' }
    const text = JSON.stringify(body)
    const timestamp = Math.floor(Date.now() / 1000)
    try {
      const posted = await postJson({
        url: new URL(webhook.url),
        headers: webhookHeaders(webhook.secret, { id, timestamp, body: text }),
        body: text,
        allowPrivate: webhook.allowPrivate,
      })
      return answerOf(posted)
    } catch (error) {
      if (error instanceof AddressRefused) return { is: 'refused', because: 'address-refused' }
      return { is: 'unreachable', because: error instanceof Error ? error.message : String(error) }
    }
  },
})

const answerOf = ({ status, text }: Posted): Answer => {
  if (isPassing(status)) return { is: 'unreachable', because: `status ${status}` }
  if (status < 200 || status > 299) return { is: 'refused', because: `status ${status}` }
  if (text.trim() === '') return { is: 'answered', body: null }
  try {
    return { is: 'answered', body: JSON.parse(text) }
  } catch {
    return { is: 'refused', because: 'answer-unreadable' }
  }
}
