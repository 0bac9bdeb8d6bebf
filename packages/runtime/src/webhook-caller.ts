import type { FieldValues } from '@countersign/definition/field'

/** What a called address answered, or why it did not: `refused` for good, `unreachable` for the time being. */
export type WebhookAnswer =
  | { readonly is: 'answered'; readonly body: unknown }
  | { readonly is: 'refused'; readonly because: string }
  | { readonly is: 'unreachable'; readonly because: string }

type WebhookCall = {
  /** The same for each try of one call. */
  readonly id: string
  readonly body: {
    readonly id: string
    /** Null where it is only tried out. */
    readonly instance: string | null
    readonly step: string | null
    readonly fields: FieldValues
  }
}

/** Calls the webhooks that an administrator has set up, by their keys. Never throws for what the other side does. */
export type WebhookCaller = { call(webhook: string, call: WebhookCall): Promise<WebhookAnswer> }

/** Where none is set up. */
export const NO_WEBHOOKS: WebhookCaller = {
  call: async () => ({ is: 'refused', because: 'webhook-unknown' }),
}
