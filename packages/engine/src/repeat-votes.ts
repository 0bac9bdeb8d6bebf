import type { TaskNumber } from './command.ts'
import type { Activation, Task, Vote } from './instance.ts'
import { type ActivationKey, openTask, startNext } from './open-tasks.ts'
import { placeOf } from './participants/place.ts'
import { activationOf, emit, type Work } from './work.ts'

export type TaskKey = ActivationKey & { readonly task: TaskNumber }

/** A step that is entered anew because its last decision was taken back 拿回: as it stood before that. */
export type Reopening = {
  readonly step: string
  readonly due: string | null
  readonly before: Activation
  /** The task whose answer is taken back. */
  readonly task: TaskNumber
}

type Repeated = { readonly vote: Vote; readonly given?: Pick<Vote, 'at' | 'seq'> }

/** A vote given before stands for a task of now: as one of now, or as `given` then. */
export const repeatVote = (work: Work, key: TaskKey, { vote, given }: Repeated): void =>
  emit(work, {
    type: 'voted',
    ...key,
    person: vote.person,
    outcome: vote.outcome,
    opinion: vote.opinion,
    carried: true,
    ...(vote.for !== undefined && { for: vote.for }),
    ...(vote.to !== undefined && { to: vote.to }),
    ...(given !== undefined && { given }),
  })

/**
 * The answers of everybody but the one who takes theirs back stand on, each for the task of whom it was; whoever had
 * been added is asked beside them again, or has answered.
 */
export const restoreVotes = (work: Work, key: ActivationKey, { before, task: taken }: Reopening): void => {
  const anew = new Map<TaskNumber, TaskNumber>()
  for (const task of before.tasks) {
    if (task.removed === true || (task.addedBy === undefined && task.vote === null)) continue
    const number =
      task.addedBy === undefined ? counterpart(work, key, task) : addAgain(work, key, { task, anew })
    if (number === null) continue
    anew.set(task.number, number)
    if (task.vote !== null && task.number !== taken)
      repeatVote(work, { ...key, task: number }, { vote: task.vote, given: givenAt(task.vote) })
  }
  startNext(work, key)
}

const givenAt = ({ at, seq }: Vote) => ({ at, seq })

type Again = { readonly task: Task; readonly anew: ReadonlyMap<TaskNumber, TaskNumber> }

const addAgain = (work: Work, key: ActivationKey, { task, anew }: Again): TaskNumber => {
  const { candidates, added, addedBy } = task
  const after = (task.after ?? []).flatMap((number) => anew.get(number) ?? [])
  return openTask(work, key, {
    candidates,
    added,
    ...(addedBy !== undefined && { addedBy }),
    ...(after.length > 0 && { after }),
  })
}

/** The unanswered task of now that asks for the same place, or for the same group. */
const counterpart = (work: Work, { step, visit }: ActivationKey, task: Task): TaskNumber | null => {
  const { tasks } = activationOf(work.instance, step, visit)
  const owner = task.vote === null ? null : placeOf(task, task.vote.person)
  const found = tasks.find(
    (one) =>
      one.vote === null &&
      one.addedBy === undefined &&
      (task.group === undefined
        ? one.group === undefined && owner !== null && one.candidates.includes(owner)
        : one.group === task.group),
  )
  return found?.number ?? null
}
