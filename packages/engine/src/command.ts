import type { FieldValues } from '@countersign/definition/field'
import type { PersonId } from './organisation.ts'

/**
 * Who asks: a signed-in person, or the system for a timer, a change of the organisation, another process or a service
 * that answered. Never from a body.
 */
export type Actor =
  | { readonly person: PersonId }
  | { readonly system: 'timer' | 'directory' | 'process' | 'service' }

/** Addresses one task: its ordinal within the instance. The public id is `<instance id>.<ordinal>`. */
export type TaskNumber = number

/** People chosen by the requester when submitting, by step. */
export type ChosenPeople = Readonly<Record<string, readonly PersonId[]>>

/** An activation of another instance. */
export type Parent = { readonly instance: string; readonly step: string; readonly visit: number }

export type Command =
  | {
      readonly verb: 'start'
      readonly id: string
      readonly fields: FieldValues
      readonly submit: boolean
      readonly chosen?: ChosenPeople
      /** The step of another instance that waits for this one; only ever given by the system. */
      readonly parent?: Parent
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
  | { readonly verb: 'claim'; readonly task: TaskNumber }
  | { readonly verb: 'release'; readonly task: TaskNumber }
  | {
      readonly verb: 'transfer'
      readonly task: TaskNumber
      readonly to: PersonId
      readonly reason?: string
    }
  | {
      readonly verb: 'delegate'
      readonly task: TaskNumber
      readonly to: PersonId
      readonly reason?: string
    }
  | {
      readonly verb: 'add-participant'
      readonly task: TaskNumber
      readonly to: readonly PersonId[]
      readonly where: AddedWhere
      readonly reason?: string
    }
  | { readonly verb: 'remove-participant'; readonly task: TaskNumber; readonly reason?: string }
  | { readonly verb: 'take-back' }
  | {
      readonly verb: 'reassign'
      readonly step: string
      /** Which task; every open one of the step when left out. */
      readonly task?: TaskNumber
      readonly to: readonly PersonId[]
      readonly reason: string
    }
  | { readonly verb: 'suspend'; readonly reason: string }
  | { readonly verb: 'resume'; readonly reason: string }
  | { readonly verb: 'terminate'; readonly reason: string }
  | { readonly verb: 'repair'; readonly to: string; readonly reason: string }
  | {
      readonly verb: 'signal'
      readonly signal: string
      readonly outcome?: string
      readonly fields?: FieldValues
    }
  | {
      /** The answer of a service or of another process to the step that waits for it. */
      readonly verb: 'complete-step'
      readonly step: string
      readonly visit: number
      /** The step's first one when left out. */
      readonly outcome?: string
      readonly fields?: FieldValues
    }
  | {
      readonly verb: 'fail-step'
      readonly step: string
      readonly visit: number
      readonly reason: string
    }
  | { readonly verb: 'fire-timer'; readonly timer: TimerKey }
  | { readonly verb: 'refresh-participants' }

export type Verb = Command['verb']

/** Where somebody is added 加签: they answer before the one who adds them, after, or side by side. */
export const ADDED_WHERE = ['before', 'after', 'beside'] as const
export type AddedWhere = (typeof ADDED_WHERE)[number]

/**
 * A timer belongs to one activation, because XState's own timer id repeats across visits and a stale one would fire.
 * Names: `due`, `remind-<n>`, `after-<delay>`.
 */
export type TimerKey = { readonly state: string; readonly visit: number; readonly name: string }

/** The outcome of a requester's own form: it hands the form in and decides nothing. */
export const SUBMIT = 'submit'
