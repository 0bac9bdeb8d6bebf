import type { FieldValues } from '@countersign/definition/field'
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
  'notified',
] as const
export type DeliveryKind = (typeof DELIVERY_KINDS)[number]

/** A change to another aggregate, applied once by the worker; key (instance, seq, ordinal). */
export type Effect = {
  readonly ordinal: number
  readonly kind: 'start-process'
  readonly params: Readonly<{ definition: string; fields: FieldValues; requester: PersonId }>
}

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
