import { SUBMIT } from '@countersign/engine/command'
import {
  type Activation,
  type Instance,
  isUnanswered,
  type Task,
  type Timer,
} from '@countersign/engine/instance'

/** A row of `task`; names are the columns'. */
export type TaskRow = {
  readonly instance_id: string
  readonly number: number
  readonly step: string
  readonly visit: number
  readonly since: string
  readonly due: string | null
  readonly state: Task['state']
  readonly closed_at: string | null
  readonly decided_by: string | null
  readonly outcome: string | null
}

export type CandidateRow = {
  readonly instance_id: string
  readonly task_number: number
  readonly person_id: string
  /** `infinity` without a due time, so that an inbox reads in order of one column. */
  readonly due: string
  readonly since: string
  readonly open: boolean
  readonly decided_at: string | null
  /** The instance's. */
  readonly started_at: string
}

export type TimerRow = { readonly instance_id: string; readonly due_at: string } & Omit<Timer, 'dueAt'>

/** The row that shows one task of a document. */
export const taskRow = (instance: Instance, activation: Activation, task: Task): TaskRow => ({
  instance_id: instance.id,
  number: task.number,
  step: activation.step,
  visit: activation.visit,
  since: activation.since,
  due: activation.due,
  state: task.state,
  closed_at: isUnanswered(task) ? null : (task.vote?.at ?? instance.updatedAt),
  decided_by: task.vote?.person ?? null,
  outcome: task.vote?.outcome ?? null,
})

/**
 * One row for each candidate of a task, and for whoever voted on it. A draft that was never submitted waits for nobody:
 * its form is in its requester's own list, not in their inbox; and handing a form in is no decision of theirs 已办. What is
 * suspended, waits for others or was claimed by one is nothing for (the other) candidates to do.
 */
export const candidateRows = (instance: Instance, activation: Activation, task: Task): CandidateRow[] => {
  const people = new Set(task.vote === null ? task.candidates : [...task.candidates, task.vote.person])
  return [...people].map((person) => ({
    instance_id: instance.id,
    task_number: task.number,
    person_id: person,
    due: activation.due ?? 'infinity',
    since: activation.since,
    open:
      task.state === 'open' &&
      instance.status !== 'draft' &&
      instance.status !== 'suspended' &&
      (task.claimedBy ?? person) === person,
    decided_at: task.vote?.person === person && task.vote.outcome !== SUBMIT ? task.vote.at : null,
    started_at: instance.startedAt,
  }))
}

export const timerRow = (instance: Instance, { state, visit, name, dueAt }: Timer): TimerRow => ({
  instance_id: instance.id,
  state,
  visit,
  name,
  due_at: dueAt,
})
