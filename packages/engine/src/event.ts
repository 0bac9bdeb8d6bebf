import type { FieldValues } from '@countersign/definition/field'
import type { Rank } from '@countersign/definition/rank'
import type { ChosenPeople, TaskNumber, TimerKey } from './command.ts'
import type { DefinitionPin, InstanceStatus, MachineState, Timer } from './instance.ts'
import type { PersonId } from './organisation.ts'

/**
 * What happened, in the order it happened. `evolve` folds these into an instance and nothing else changes one: deciding
 * and replaying run the same fold, so a replay can only differ from what was stored when something was tampered with.
 */
export type Event =
  | {
      readonly type: 'started'
      readonly id: string
      readonly number: string
      readonly requester: PersonId
      readonly rank: Rank
      readonly department: string
    }
  | { readonly type: 'pinned'; readonly definition: DefinitionPin }
  | { readonly type: 'fields-set'; readonly values: FieldValues; readonly cleared: readonly string[] }
  | { readonly type: 'people-chosen'; readonly chosen: ChosenPeople }
  | { readonly type: 'submitted' }
  | { readonly type: 'moved'; readonly machine: MachineState; readonly entered: readonly string[] }
  | {
      readonly type: 'activated'
      readonly step: string
      readonly visit: number
      readonly due: string | null
      readonly organisation: number
      readonly tasks: readonly { readonly number: TaskNumber; readonly candidates: readonly PersonId[] }[]
    }
  | {
      readonly type: 'voted'
      readonly step: string
      readonly visit: number
      readonly task: TaskNumber
      readonly person: PersonId
      readonly outcome: string
      readonly opinion: string | null
      readonly carried: boolean
    }
  | {
      readonly type: 'settled'
      readonly step: string
      readonly visit: number
      readonly outcome: string
      readonly skipped: boolean
    }
  /** The step was left without an outcome of its own: returned past, withdrawn, ended from outside. */
  | { readonly type: 'left'; readonly step: string; readonly visit: number }
  | {
      readonly type: 'task-opened'
      readonly step: string
      readonly visit: number
      readonly task: TaskNumber
      readonly candidates: readonly PersonId[]
    }
  | {
      readonly type: 'task-cancelled'
      readonly step: string
      readonly visit: number
      readonly task: TaskNumber
    }
  | {
      readonly type: 'candidates-changed'
      readonly step: string
      readonly visit: number
      readonly task: TaskNumber
      readonly candidates: readonly PersonId[]
      readonly added: readonly PersonId[]
    }
  | {
      readonly type: 'participants-confirmed'
      readonly step: string
      readonly visit: number
      readonly organisation: number
    }
  | { readonly type: 'timer-set'; readonly timer: Timer }
  | { readonly type: 'timer-ended'; readonly timer: TimerKey; readonly by: 'fired' | 'cancelled' }
  | { readonly type: 'overdue'; readonly step: string; readonly visit: number }
  | { readonly type: 'commented'; readonly text: string; readonly mentions: readonly PersonId[] }
  | { readonly type: 'copied'; readonly to: readonly PersonId[] }
  | { readonly type: 'reminded'; readonly people: readonly PersonId[] }
  | { readonly type: 'incident-raised'; readonly code: string; readonly state: string }
  | { readonly type: 'incident-resolved'; readonly state: string }
  | { readonly type: 'archived' }
  | { readonly type: 'ended'; readonly status: InstanceStatus }
export type EventType = Event['type']
