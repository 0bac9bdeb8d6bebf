import type { Actor, Command } from '@countersign/engine/command'
import type { Decision } from '@countersign/engine/decision'
import type { AccountFacts } from '@countersign/engine/facts'
import type { Instance } from '@countersign/engine/instance'

/** One decided command, ready to be committed with its neighbours. All rows are derived from it. */
export type CommitEntry = {
  /** The instance as it was read; null for a start. */
  readonly before: Instance | null
  readonly decision: Decision
  readonly command: Command
  readonly actor: Actor
  readonly account: AccountFacts | null
  /** The amount in fen shown in lists; null when the definition has no money field. */
  readonly amount: number | null
  readonly idempotency: { readonly key: string; readonly hash: string } | null
}

/**
 * What became of an entry: `won` is committed; `lost` found another revision, account or live version; `outdated` was
 * decided under an organisation that is no longer the current one, or by a wrong clock. Of the latter two nothing was
 * written: read and decide again.
 */
export type CommitResult = 'won' | 'lost' | 'outdated'

/** What one batch needs to know before it can decide, read in one statement, thus in one snapshot. */
export type BatchRequest = {
  readonly instanceIds: readonly string[]
  /** Accounts named by commands that start or change an instance; those of read instances come by themselves. */
  readonly accountIds: readonly string[]
  /** Uploaded files named by commands. */
  readonly fileIds: readonly string[]
  /** Definitions to be started; those of read drafts come by themselves. */
  readonly definitionKeys: readonly string[]
  readonly idempotency: readonly {
    readonly instanceId: string
    readonly actor: string
    readonly key: string
  }[]
}

export type BatchFacts = {
  /** The database's `clock_timestamp()` at the read, ISO 8601 UTC with milliseconds. */
  readonly now: string
  readonly organisationRevision: number
  readonly instances: ReadonlyMap<string, Instance>
  readonly accounts: ReadonlyMap<string, AccountFacts>
  /** Who uploaded each file, by its id. */
  readonly files: ReadonlyMap<string, string>
  /** The live version of each definition, by its key; absent when none is live. */
  readonly live: ReadonlyMap<string, number>
  /** Keys already applied, by `<instance>/<actor>/<key>`. */
  readonly applied: ReadonlyMap<
    string,
    { readonly hash: string; readonly seq: number; readonly revision: number }
  >
}
