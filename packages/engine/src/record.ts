import type { Actor, Command } from './command.ts'
import type { Event } from './event.ts'
import type { AccountFacts } from './facts.ts'
import type { DefinitionPin } from './instance.ts'
import type { Person } from './organisation.ts'
import type { DelayAnswers } from './working-time.ts'

/**
 * Raised whenever the engine's meaning changes: a record says under which meaning it was decided. Records of an earlier
 * one are replayed, and not decided again.
 */
export const SEMANTICS_VERSION = 2

/** The answers of the directory that a decision used, by question. */
export type DirectoryAnswers = {
  readonly revision: number
  readonly people: Readonly<Record<string, Person | null>>
  readonly holders: Readonly<Record<string, readonly string[]>>
  readonly heads: Readonly<Record<string, string | null>>
  readonly departments: Readonly<Record<string, boolean>>
}

/** The facts as kept: enough to decide the command again. */
export type RecordedFacts = {
  readonly now: string
  readonly number: string | null
  readonly account: AccountFacts | null
  readonly files: readonly string[]
  readonly directory: DirectoryAnswers
  /** Left out where no working time was asked for. */
  readonly delays?: DelayAnswers
}

/** One entry of an instance's append-only log, before its hash. */
export type RecordBody = {
  readonly instance: string
  readonly seq: number
  readonly semantics: number
  readonly definition: DefinitionPin
  readonly actor: Actor
  readonly command: Command
  readonly facts: RecordedFacts
  readonly events: readonly Event[]
  readonly previous: string
}

/**
 * `body` is the RFC 8785 canonical JSON of the `RecordBody`, `hash` the SHA-256 of that text in hex. The text itself is
 * stored: PostgreSQL's jsonb would reorder its keys.
 */
export type LogRecord = {
  readonly seq: number
  readonly body: string
  readonly hash: string
  readonly previous: string
}
