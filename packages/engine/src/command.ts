import type { FieldValues } from '@countersign/definition/field'
import type { PersonId } from './organisation.ts'

/** Who asks: a signed-in person, or the system for a timer or a change of the organisation. Never from a body. */
export type Actor = { readonly person: PersonId } | { readonly system: 'timer' | 'directory' | 'process' }

/** Addresses one task: its ordinal within the instance. The public id is `<instance id>.<ordinal>`. */
export type TaskNumber = number

/** People chosen by the requester when submitting, by step. */
export type ChosenPeople = Readonly<Record<string, readonly PersonId[]>>

export type Command =
  | {
      readonly verb: 'start'
      readonly id: string
      readonly fields: FieldValues
      readonly submit: boolean
      readonly chosen?: ChosenPeople
    }
  | { readonly verb: 'save-draft'; readonly fields: FieldValues }
  | { readonly verb: 'discard' }
  | { readonly verb: 'submit'; readonly fields?: FieldValues; readonly chosen?: ChosenPeople }
  | {
      readonly verb: 'decide'
      readonly task: TaskNumber
      readonly outcome: string
      readonly opinion?: string
      readonly fields?: FieldValues
      /** The step a return goes to; the first step when left out. */
      readonly to?: string
    }
  | { readonly verb: 'withdraw'; readonly reason?: string }
  | { readonly verb: 'comment'; readonly text: string; readonly mentions?: readonly PersonId[] }
  | { readonly verb: 'remind' }
  | { readonly verb: 'cc'; readonly to: readonly PersonId[] }
  | { readonly verb: 'attach'; readonly field: string; readonly files: readonly string[] }
  | { readonly verb: 'fire-timer'; readonly timer: TimerKey }
  | { readonly verb: 'refresh-participants' }

export type Verb = Command['verb']

/**
 * A timer belongs to one activation, because XState's own timer id repeats across visits and a stale one would fire.
 * Names: `due`, `remind-<n>`, `after-<delay>`.
 */
export type TimerKey = { readonly state: string; readonly visit: number; readonly name: string }

/** The outcome of a requester's own form: it hands the form in and decides nothing. */
export const SUBMIT = 'submit'
