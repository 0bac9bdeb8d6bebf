import type { FieldValues } from '@countersign/definition/field'
import type { Rank } from '@countersign/definition/rank'
import type { ChosenPeople, Parent, TaskNumber, TimerKey } from './command.ts'
import type { IncidentCode } from './incident-kind.ts'
import type { PersonId } from './organisation.ts'

export type InstanceStatus =
  | 'draft'
  | 'running'
  | 'suspended'
  | 'completed'
  | 'rejected'
  | 'withdrawn'
  | 'terminated'

/** The version an instance is pinned to. */
export type DefinitionPin = { readonly key: string; readonly version: number; readonly hash: string }

/** A vote 表决: one person's answer to one task. */
export type Vote = {
  readonly person: PersonId
  readonly outcome: string
  readonly opinion: string | null
  readonly at: string
  /** The record that holds it; tells whether a field it saw has changed since. */
  readonly seq: number
  /** True when an earlier approval of the same person was carried over (`onRepeated: carry`). */
  readonly carried: boolean
  /** In whose stead it was given 代; absent when it was their own. */
  readonly for?: PersonId
  /** The step that a return goes to. */
  readonly to?: string
}

/** How somebody came to stand in another's place: 转办, 委派, 代理, 升级, an administrator's reassignment. */
export type SteadReason = 'transfer' | 'delegation' | 'substitution' | 'escalation' | 'reassignment'
export type Stead = { readonly for: PersonId; readonly by: SteadReason }

/** What somebody answered to whom they were delegated by 委派; it decides nothing. */
export type Advice = {
  readonly person: PersonId
  readonly for: PersonId
  readonly outcome: string
  readonly opinion: string | null
  readonly at: string
}

/**
 * A task 任务: one activation's work for one participant, or for several of whom one answers. What is absent is not so:
 * most tasks are plain, and every document is written whole.
 */
export type Task = {
  readonly number: TaskNumber
  readonly candidates: readonly PersonId[]
  /** Who was added beside the rule (by escalation, by an administrator): today's rule need not name them. */
  readonly added: readonly PersonId[]
  /** `waiting` until the tasks of `after` are answered. */
  readonly state: 'waiting' | 'open' | 'done' | 'cancelled'
  readonly vote: Vote | null
  readonly after?: readonly TaskNumber[]
  /** The group it is for, such as a department; absent for the task of a person, and for one shared by all. */
  readonly group?: string
  /** Which of the candidates took it on 签收: until it is released, nobody else decides it. */
  readonly claimedBy?: PersonId
  /** Candidates who stand in somebody's place. */
  readonly instead?: Readonly<Record<PersonId, Stead>>
  /** The participant who added it 加签; it is answered beside what the policy asks. */
  readonly addedBy?: PersonId
  /** Taken away by who added it 减签, not by the end of the step. */
  readonly removed?: true
  readonly advice?: readonly Advice[]
}

/** An activation: one visit of an instance to a step. */
export type Activation = {
  readonly step: string
  readonly visit: number
  readonly since: string
  readonly due: string | null
  readonly overdue: boolean
  /** The organisation's revision its candidates were found under. */
  readonly organisation: number
  readonly tasks: readonly Task[]
  readonly outcome: string | null
  readonly endedAt: string | null
  readonly skipped: boolean
}

export type Timer = TimerKey & { readonly dueAt: string }

/** While an administrator keeps it suspended 挂起: since when, and the timers that stand still. */
export type Suspension = { readonly at: string; readonly timers: readonly Timer[] }

/** What somebody did last to a task and may take back 拿回 while nobody has acted since. */
export type LastAct = {
  readonly seq: number
  readonly person: PersonId
  readonly task: TaskNumber
  readonly how: 'decided' | 'transfer' | 'delegation'
  /** Who was given the place; absent for a decision. */
  readonly to?: PersonId
  /** The debt of going straight back that it changed: to which step, and what it was before. */
  readonly owed?: { readonly to: string; readonly before: string | null }
}

/** A move that a second administrator has to confirm 修复. */
export type ProposedRepair = { readonly to: string; readonly by: PersonId; readonly at: string }

/** Something an operator must look at, such as a step that found nobody. */
export type Incident = {
  readonly seq: number
  readonly code: IncidentCode
  readonly state: string
  readonly at: string
}

/**
 * One run of a definition, complete: what the engine reads before it decides and what a commit stores. The rows of
 * tasks, candidates and timers are written from it for the lists; they say nothing that is not here.
 */
export type Instance = {
  readonly id: string
  readonly number: string
  readonly definition: DefinitionPin
  readonly status: InstanceStatus
  readonly requester: PersonId
  /** The step of another instance that waits for this one. */
  readonly parent?: Parent
  /** As they were when the request was made: what conditions read, and what a list can be filtered by. */
  readonly requesterRank: Rank
  readonly requesterDepartment: string
  readonly fields: FieldValues
  /** What the requester typed since, saved outside the log; submitting takes it over. Replay does not know it. */
  readonly workingCopy: FieldValues | null
  /** The record that last changed each field. */
  readonly fieldSeq: Readonly<Record<string, number>>
  readonly chosen: ChosenPeople
  /** XState's persisted snapshot without its context: value, history, status. */
  readonly machine: MachineState
  /** Times each state was entered. */
  readonly visits: Readonly<Record<string, number>>
  /** Every activation, oldest first; the open ones have no outcome. */
  readonly activations: readonly Activation[]
  readonly timers: readonly Timer[]
  /** How many tasks were ever opened: the last ordinal given. */
  readonly taskCount: number
  readonly cc: readonly PersonId[]
  readonly incidents: readonly Incident[]
  readonly suspended?: Suspension
  readonly lastAct?: LastAct
  readonly proposedRepair?: ProposedRepair
  /** Steps to go straight back to 直达, by the step that a return went to. */
  readonly straightBack?: Readonly<Record<string, string>>
  readonly remindedAt: string | null
  readonly startedAt: string
  readonly submittedAt: string | null
  readonly updatedAt: string
  readonly endedAt: string | null
  readonly archived: boolean
  /** The last record's number and hash; 0 and '' before the first. */
  readonly seq: number
  readonly hash: string
  /** Grows with each applied command, a saved draft included. */
  readonly revision: number
  /** The revision at which a field or the position last changed: a client that saw it, or later, is not stale. */
  readonly contentRevision: number
}

export type MachineState = {
  readonly value: StateValue
  readonly status: 'active' | 'done'
  readonly historyValue: Readonly<Record<string, readonly { readonly id: string }[]>>
}
export type StateValue = string | { readonly [key: string]: StateValue }

/** True while somebody still has to answer it, now or after others. */
export const isUnanswered = (task: Pick<Task, 'state'>): boolean =>
  task.state === 'open' || task.state === 'waiting'

/** True while commands may still change it. */
export const isOpen = (instance: Instance): boolean =>
  instance.status === 'draft' || instance.status === 'running' || instance.status === 'suspended'

/** The activations that wait for someone now. */
export const openActivations = (instance: Instance): readonly Activation[] =>
  instance.activations.filter((activation) => activation.endedAt === null)

/** True when a field or the position changed after the revision the client saw. */
export const isStale = (instance: Instance, seen: number | null): boolean =>
  seen !== null && seen < instance.contentRevision
