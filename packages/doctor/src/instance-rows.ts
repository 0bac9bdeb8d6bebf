import type { CandidateRow, TaskRow, TimerRow } from '@countersign/database/projection'

/** The row of `instance`: its columns and the document they repeat. */
export type InstanceRow = {
  readonly instance_id: string
  readonly state: string
  readonly revision: number
  readonly seq: number
  readonly [column: string]: unknown
}

export type RecordRow = {
  readonly instance_id: string
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly verb: string
  readonly body: string
  readonly previous_hash: string
  readonly hash: string
}

/** A row of `outbox` or `effect`; an effect has no recipient. */
export type PromiseRow = {
  readonly instance_id: string
  readonly seq: number
  readonly ordinal: number
  readonly kind: string
  readonly recipient?: string
}

type KeyRow = {
  readonly instance_id: string
  readonly actor: string
  readonly key: string
  readonly seq: number
  readonly revision: number
}

type CopyRow = { readonly instance_id: string; readonly person_id: string }

/** Everything the database holds about one instance, read in one snapshot. */
export type InstanceRows = {
  readonly instance: InstanceRow
  readonly records: readonly RecordRow[]
  readonly tasks: readonly TaskRow[]
  readonly candidates: readonly CandidateRow[]
  readonly timers: readonly TimerRow[]
  readonly outbox: readonly PromiseRow[]
  readonly effects: readonly PromiseRow[]
  readonly copies: readonly CopyRow[]
  readonly keys: readonly KeyRow[]
}
