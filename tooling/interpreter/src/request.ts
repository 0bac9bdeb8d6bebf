import type { Standing } from './chart/move.ts'
import type { Parent } from './command.ts'
import type { Value, Values } from './document.ts'

export type Vote = {
  readonly person: string
  readonly outcome: string
  readonly opinion: string | null
  readonly at: string
  readonly seq: number
  readonly carried: boolean
  readonly for?: string
  readonly to?: string
}
/** In whose place somebody stands, and how they came to. */
export type Stead = { readonly for: string; readonly by: string }
export type Steads = { readonly [person: string]: Stead }
type Advice = {
  readonly person: string
  readonly for: string
  readonly outcome: string
  readonly opinion: string | null
  readonly at: string
}
export type Task = {
  readonly number: number
  candidates: readonly string[]
  added: readonly string[]
  state: 'waiting' | 'open' | 'done' | 'cancelled'
  vote: Vote | null
  after?: readonly number[]
  readonly group?: string
  claimedBy?: string
  instead?: Steads
  readonly addedBy?: string
  removed?: true
  advice?: readonly Advice[]
}
export type Activation = {
  readonly step: string
  readonly visit: number
  readonly since: string
  due: string | null
  overdue: boolean
  organisation: number
  readonly tasks: Task[]
  outcome: string | null
  endedAt: string | null
  skipped: boolean
}
export type Timer = {
  readonly state: string
  readonly visit: number
  readonly name: string
  readonly dueAt: string
}

/** A request as this interpreter keeps it. Verbs change a copy in place; a refused one is thrown away. */
export type Request = {
  readonly id: string
  readonly number: string
  readonly requester: string
  readonly parent?: Parent
  readonly requesterRank: string
  readonly requesterDepartment: string
  readonly startedAt: string
  status: string
  fields: Values
  workingCopy: Values | null
  readonly fieldSeq: { [field: string]: number }
  chosen: { [step: string]: readonly string[] }
  standing: Standing
  readonly visits: { [state: string]: number }
  activations: Activation[]
  timers: Timer[]
  taskCount: number
  cc: readonly string[]
  incidents: { readonly seq: number; readonly code: string; readonly state: string; readonly at: string }[]
  suspended?: { readonly at: string; readonly timers: readonly Timer[] }
  lastAct?: {
    readonly seq: number
    readonly person: string
    readonly task: number
    readonly how: 'decided' | 'transfer' | 'delegation'
    readonly to?: string
    /** The debt of going straight back that it changed, and how that was before. */
    readonly owed?: { readonly to: string; readonly before: string | null }
  }
  proposedRepair?: { readonly to: string; readonly by: string; readonly at: string }
  /** Where a step that a request was returned to leads straight back to. */
  straightBack?: { readonly [step: string]: string }
  remindedAt: string | null
  submittedAt: string | null
  updatedAt: string
  endedAt: string | null
  archived: boolean
  seq: number
  revision: number
  contentRevision: number
}

export type Delivery = { readonly to: string; readonly kind: string }
export type Effect = { readonly [name: string]: Value }

/** A copy that can be changed; the chart's places are shared, as they never change. */
export const copyOf = (request: Request): Request => {
  const { standing, ...rest } = request
  return { ...structuredClone(rest), standing }
}

export const isOpen = ({ status }: Request): boolean =>
  status === 'draft' || status === 'running' || status === 'suspended'

export const isUnanswered = ({ state }: Task): boolean => state === 'open' || state === 'waiting'

export type Placed = { readonly activation: Activation; readonly task: Task }

export const placedTasks = ({ activations }: Request): readonly Placed[] =>
  activations.flatMap((activation) => activation.tasks.map((task) => ({ activation, task })))

/** Every task still to be answered, now or after others. */
export const openTasks = (request: Request): readonly Placed[] =>
  placedTasks(request).filter(({ task }) => isUnanswered(task))

export const openActivations = ({ activations }: Request): readonly Activation[] =>
  activations.filter(({ endedAt }) => endedAt === null)

export const votesOf = (activation: Activation): readonly Vote[] =>
  activation.tasks.flatMap(({ vote }) => (vote === null ? [] : [vote]))
