import type { Retold } from './told.ts'

/** A record of one request, as it is stored. */
type StoredRecord = {
  readonly seq: number
  readonly actor: string
  readonly verb: string
  readonly body: string
  readonly previous_hash: string
  readonly hash: string
}

type StoredTask = {
  readonly number: number
  readonly step: string
  readonly visit: number
  readonly state: string
  readonly decided_by: string | null
  readonly outcome: string | null
}

/** Everything the database holds of one request; instants are read as text. */
export type Story = {
  readonly id: string
  readonly status: string
  readonly requester: string
  readonly seq: number
  readonly revision: number
  readonly state: string
  readonly records: readonly StoredRecord[]
  readonly tasks: readonly StoredTask[]
  readonly candidates: readonly {
    readonly task_number: number
    readonly person_id: string
    readonly open: boolean
  }[]
  readonly timers: readonly { readonly state: string; readonly visit: number; readonly name: string }[]
  readonly outbox: readonly { readonly seq: number; readonly ordinal: number; readonly recipient: string }[]
  readonly effects: readonly { readonly seq: number; readonly ordinal: number }[]
  readonly keys: readonly { readonly actor: string; readonly key: string; readonly seq: number }[]
}

/** A sentence for each thing in one request that must not be; none when all is well. */
export type Rule = (story: Story, retold: Retold) => readonly string[]
