import type { Actor, Command } from '@countersign/engine/command'
import type { Instance } from '@countersign/engine/instance'
import type { FieldProblem, Refusal } from '@countersign/engine/refusal'

/**
 * One command on its way to the commit. A person's command is refused as unknown when they may not see the instance,
 * by the organisation as it is at the commit.
 */
export type CommandRequest = {
  readonly instanceId: string
  /** The definition to start; null for a command on an instance that exists. */
  readonly definition: string | null
  readonly actor: Actor
  readonly command: Command
  /** The client's key and the SHA-256 of path and canonical body; null when the client gave none. */
  readonly idempotency: { readonly key: string; readonly hash: string } | null
  /** The revision the client saw; null when it gave none. */
  readonly revision: number | null
}

/** Refusals that the runtime adds to the engine's. */
export const RUNTIME_REFUSAL_CODES = [
  'instance-unknown',
  'not-allowed',
  'definition-unknown',
  'idempotency-key-reused',
  'lost-race',
  'busy',
] as const
export type RuntimeRefusalCode = (typeof RUNTIME_REFUSAL_CODES)[number]

export type CommandRefusal = {
  readonly applied: false
  readonly code: Refusal['code'] | RuntimeRefusalCode
  readonly params: Refusal['params']
  readonly problems: readonly FieldProblem[]
}

export type CommandApplied = {
  readonly applied: true
  /** The instance right after this command; for a repeated key, as it was then. */
  readonly instance: Instance
  /** True when the key had been applied before and nothing happened now. */
  readonly repeated: boolean
}

export type CommandAnswer = CommandApplied | CommandRefusal
