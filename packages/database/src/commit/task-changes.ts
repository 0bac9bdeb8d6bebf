import type { Activation, Instance, Task } from '@countersign/engine/instance'
import type { CommitEntry } from './commit-entry.ts'
import { type CandidateRow, candidateRows, type TaskRow, taskRow } from './projection.ts'

/** Rows of tasks and candidates, by what is known of them: new ones, those there already, and those that may be. */
export type TaskChanges = {
  readonly tasksAdded: TaskRow[]
  readonly tasksChanged: TaskRow[]
  readonly candidatesAdded: CandidateRow[]
  readonly candidatesChanged: CandidateRow[]
  /** Joined a task that waited already: a closed row of theirs may be there from before. */
  readonly candidatesBack: CandidateRow[]
}

/** Where a task stood in the document before. */
type TaskBefore = { readonly instance: Instance; readonly activation: Activation; readonly task: Task }

/** What the documents say of tasks and their candidates now and did not say before. */
export const taskChanges = (entries: readonly CommitEntry[]): TaskChanges => {
  const changes: TaskChanges = {
    tasksAdded: [],
    tasksChanged: [],
    candidatesAdded: [],
    candidatesChanged: [],
    candidatesBack: [],
  }
  for (const entry of entries) collect(entry, changes)
  return changes
}

/** Looks only at activations that are another object than before: the engine shares what it does not change. */
const collect = ({ before, decision: { instance } }: CommitEntry, changes: TaskChanges): void => {
  const old = new Set(before?.activations)
  const touched = instance.activations.filter((activation) => !old.has(activation))
  if (touched.length === 0) return
  const tasksBefore = tasksOf(before)
  for (const activation of touched)
    for (const task of activation.tasks) {
      const was = tasksBefore.get(task.number)
      const row = taskRow(instance, activation, task)
      const candidates = candidateRows(instance, activation, task)
      if (was === undefined) {
        changes.tasksAdded.push(row)
        changes.candidatesAdded.push(...candidates)
      } else {
        if (!sameTask(row, taskRow(was.instance, was.activation, was.task))) changes.tasksChanged.push(row)
        collectCandidates({ candidates, was, now: instance.updatedAt }, changes)
      }
    }
}

const tasksOf = (instance: Instance | null): ReadonlyMap<number, TaskBefore> => {
  const tasks = new Map<number, TaskBefore>()
  if (instance !== null)
    for (const activation of instance.activations)
      for (const task of activation.tasks) tasks.set(task.number, { instance, activation, task })
  return tasks
}

type Candidates = {
  readonly candidates: readonly CandidateRow[]
  readonly was: TaskBefore
  readonly now: string
}

/** Whoever is no candidate any more keeps a closed row: past participants may still see the instance. */
const collectCandidates = ({ candidates, was, now }: Candidates, changes: TaskChanges): void => {
  const left = new Map(
    candidateRows(was.instance, was.activation, was.task).map((row) => [row.person_id, row]),
  )
  for (const row of candidates) {
    const old = left.get(row.person_id)
    left.delete(row.person_id)
    if (old === undefined) changes.candidatesBack.push({ ...row, since: now })
    else if (!sameCandidate(row, old)) changes.candidatesChanged.push(row)
  }
  for (const row of left.values()) changes.candidatesChanged.push({ ...row, open: false })
}

/** `closed_at` of a cancelled task is the time of the commit that cancelled it and is not compared. */
const sameTask = (row: TaskRow, old: TaskRow): boolean =>
  row.due === old.due &&
  row.state === old.state &&
  row.decided_by === old.decided_by &&
  row.outcome === old.outcome

const sameCandidate = (row: CandidateRow, old: CandidateRow): boolean =>
  row.due === old.due && row.open === old.open && row.decided_at === old.decided_at
