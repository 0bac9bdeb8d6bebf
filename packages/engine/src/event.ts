import type { FieldValues } from '@countersign/definition/field'
import type { Rank } from '@countersign/definition/rank'
import type { ChosenPeople, Parent, TaskNumber, TimerKey } from './command.ts'
import type { IncidentCode } from './incident-kind.ts'
import type { DefinitionPin, InstanceStatus, LastAct, MachineState, Stead, Task, Timer } from './instance.ts'
import type { PersonId } from './organisation.ts'

/** A task as it is opened: what is absent is not so. */
export type OpenedTask = {
  readonly number: TaskNumber
  readonly candidates: readonly PersonId[]
} & Partial<Pick<Task, 'added' | 'after' | 'group' | 'instead' | 'addedBy'>>

type Place = { readonly step: string; readonly visit: number }
type PlacedTask = Place & { readonly task: TaskNumber }

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
      readonly parent?: Parent
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
      readonly tasks: readonly OpenedTask[]
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
      readonly for?: PersonId
      readonly to?: string
      /** When it was really given, where a vote of before stands on. */
      readonly given?: { readonly at: string; readonly seq: number }
    }
  /** A delegate answered whoever delegated to them; the task is the delegator's again. */
  | (PlacedTask & {
      readonly type: 'advised'
      readonly person: PersonId
      readonly for: PersonId
      readonly outcome: string
      readonly opinion: string | null
    })
  | (PlacedTask & { readonly type: 'claimed'; readonly person: PersonId })
  | (PlacedTask & { readonly type: 'released' })
  /** A candidate's place was given to another, by themselves. */
  | (PlacedTask & {
      readonly type: 'handed-over'
      readonly from: PersonId
      readonly to: PersonId
      readonly how: Exclude<LastAct['how'], 'decided'>
    })
  /** What was done last was undone by who did it: their vote, or the place they gave away. */
  | (PlacedTask & { readonly type: 'taken-back' })
  /** The task waits for others, who answer first. */
  | (PlacedTask & { readonly type: 'task-delayed'; readonly after: readonly TaskNumber[] })
  /** Nobody has to answer before it any more. */
  | (PlacedTask & { readonly type: 'task-started' })
  | {
      readonly type: 'settled'
      readonly step: string
      readonly visit: number
      readonly outcome: string
      readonly skipped: boolean
    }
  /** Nobody was found for a group, which the step then does without (`onEmpty: skip`). */
  | (Place & { readonly type: 'group-skipped'; readonly group: string })
  /** The step was left without an outcome of its own: returned past, withdrawn, ended from outside. */
  | { readonly type: 'left'; readonly step: string; readonly visit: number }
  | {
      readonly type: 'task-opened'
      readonly step: string
      readonly visit: number
      readonly task: TaskNumber
      readonly candidates: readonly PersonId[]
      readonly with?: Omit<OpenedTask, 'number' | 'candidates'>
    }
  | {
      readonly type: 'task-cancelled'
      readonly step: string
      readonly visit: number
      readonly task: TaskNumber
      readonly removed?: true
    }
  | {
      readonly type: 'candidates-changed'
      readonly step: string
      readonly visit: number
      readonly task: TaskNumber
      readonly candidates: readonly PersonId[]
      readonly added: readonly PersonId[]
      readonly instead?: Readonly<Record<PersonId, Stead>>
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
  | (Place & { readonly type: 'due-moved'; readonly due: string })
  | { readonly type: 'suspended' }
  | { readonly type: 'resumed' }
  | { readonly type: 'repair-proposed'; readonly to: string; readonly by: PersonId }
  | { readonly type: 'repaired'; readonly to: string }
  /** A return from a step that is gone straight back to, or (`back` null) that such a debt is paid. */
  | { readonly type: 'straight-back-owed'; readonly to: string; readonly back: string | null }
  /** Something outside was asked for: from here on, what led to it cannot be taken back. */
  | { readonly type: 'effect-asked'; readonly kind: string }
  | { readonly type: 'commented'; readonly text: string; readonly mentions: readonly PersonId[] }
  | { readonly type: 'copied'; readonly to: readonly PersonId[] }
  | { readonly type: 'reminded'; readonly people: readonly PersonId[] }
  | { readonly type: 'incident-raised'; readonly code: IncidentCode; readonly state: string }
  | { readonly type: 'incident-resolved'; readonly state: string }
  | { readonly type: 'archived' }
  | { readonly type: 'ended'; readonly status: InstanceStatus }
export type EventType = Event['type']
