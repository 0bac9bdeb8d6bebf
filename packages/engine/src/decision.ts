import type { FieldValue, FieldValues } from '@countersign/definition/field'
import type { Label } from '@countersign/definition/label'
import type { Parent } from './command.ts'
import type { Event } from './event.ts'
import type { Instance } from './instance.ts'
import type { PersonId } from './organisation.ts'
import type { LogRecord } from './record.ts'

/** A message for one person about this instance; the ordinal makes its key (instance, seq, ordinal). */
export type Delivery = {
  readonly ordinal: number
  readonly to: PersonId
  readonly kind: DeliveryKind
  readonly params: Readonly<{
    [name: string]: string | number | { readonly zh: string; readonly en: string }
  }>
}
export const DELIVERY_KINDS = [
  'task-opened',
  'task-reminder',
  'task-overdue',
  'returned',
  'ended',
  'withdrawn',
  'commented',
  'copied',
  'reminded',
  'taken-back',
  'suspended',
  'resumed',
  'notified',
] as const
export type DeliveryKind = (typeof DELIVERY_KINDS)[number]

/** The activation that waits for the answer to an effect; absent where nothing waits. */
type Answers = { readonly answers?: { readonly step: string; readonly visit: number } }

/** One entry into the account book, by the action that makes it. */
export type AccountWrite =
  | { readonly write: 'register'; readonly owner: PersonId }
  | { readonly write: 'profile'; readonly values: FieldValues }
  | {
      readonly write: 'findings'
      readonly kind: 'opportunity' | 'problem'
      readonly findings: readonly FieldValue[]
    }
  | { readonly write: 'report'; readonly fields: FieldValues }
  | {
      readonly write: 'risk'
      readonly scores: Readonly<Record<string, number>>
      readonly total: number
    }
  | {
      readonly write: 'visit'
      /** ISO 8601. */
      readonly at: string
      readonly held: boolean
      readonly place: string | null
    }
  | { readonly write: 'dossier'; readonly title: Label }

/** What is asked of something outside the instance. */
export type NewEffect =
  | {
      readonly kind: 'start-process'
      readonly params: Answers & {
        readonly definition: string
        readonly fields: FieldValues
        readonly requester: PersonId
      }
    }
  | {
      readonly kind: 'call-webhook'
      readonly params: Answers & { readonly webhook: string; readonly fields: FieldValues }
    }
  /** What a process writes into the account book 客户档案. */
  | {
      readonly kind: 'write-account'
      readonly params: AccountWrite & { readonly account: string; readonly by: PersonId | null }
    }
  /** The process that a step started is ended with it, where the step was left before the process ended. */
  | {
      readonly kind: 'end-process'
      readonly params: { readonly step: string; readonly visit: number; readonly requester: PersonId }
    }
  /** The process that waits for this one is told how it ended. */
  | { readonly kind: 'answer-process'; readonly params: Parent & { readonly outcome: string } }

/** A change to another aggregate, applied once by the worker; key (instance, seq, ordinal). */
export type Effect = NewEffect & { readonly ordinal: number }

/**
 * What a command comes to. `record` is null only for a saved draft, which overwrites the working copy outside the log.
 * Nothing here has happened until it is committed.
 */
export type Decision = {
  readonly refused?: never
  readonly instance: Instance
  readonly record: LogRecord | null
  readonly events: readonly Event[]
  readonly deliveries: readonly Delivery[]
  readonly effects: readonly Effect[]
}
