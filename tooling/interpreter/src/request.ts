import type { Standing } from './chart/move.ts'
import type { Values } from './document.ts'

export type Vote = {
  readonly person: string
  readonly outcome: string
  readonly opinion: string | null
  readonly at: string
  readonly seq: number
  readonly carried: boolean
}
export type Task = {
  readonly number: number
  candidates: readonly string[]
  added: readonly string[]
  state: 'open' | 'done' | 'cancelled'
  vote: Vote | null
}
export type Activation = {
  readonly step: string
  readonly visit: number
  readonly since: string
  readonly due: string | null
  overdue: boolean
  organisation: number
  readonly tasks: Task[]
  outcome: string | null
  endedAt: string | null
  skipped: boolean
}
type Timer = {
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
export type Effect = { readonly definition: string; readonly fields: Values }

/** A copy that can be changed; the chart's places are shared, as they never change. */
export const copyOf = (request: Request): Request => {
  const { standing, ...rest } = request
  return { ...structuredClone(rest), standing }
}

export const isOpen = ({ status }: Request): boolean =>
  status === 'draft' || status === 'running' || status === 'suspended'

export const openTasks = (
  request: Request,
): readonly { readonly activation: Activation; readonly task: Task }[] =>
  request.activations.flatMap((activation) =>
    activation.tasks.flatMap((task) => (task.state === 'open' ? [{ activation, task }] : [])),
  )

export const votesOf = (activation: Activation): readonly Vote[] =>
  activation.tasks.flatMap(({ vote }) => (vote === null ? [] : [vote]))
