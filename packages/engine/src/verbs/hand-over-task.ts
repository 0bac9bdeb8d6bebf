import { addSubstitutes } from '../add-substitutes.ts'
import type { TaskNumber } from '../command.ts'
import type { LastAct } from '../instance.ts'
import type { PersonId } from '../organisation.ts'
import { placeChain } from '../participants/place.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { actingPerson, deliver, emit, stepOf, type Work } from '../work.ts'
import { refuseBroughtIn, refuseLongReason } from './bring-in.ts'
import { delegatedBy } from './delegated-by.ts'
import { isHandedIn } from './is-handed-in.ts'
import { findTask, permitAnswer } from './permit-task.ts'
import type { PlacedTask } from './standing.ts'

/** Whether the actor may give their place in a task to another; whoever was only asked for advice may not. */
export const permitHandOver = (work: Work, number: TaskNumber): Refusal | null => {
  const refusal = permitAnswer(work, number)
  if (refusal !== null) return refusal
  const { activation, task } = findTask(work, number) as PlacedTask
  if (isHandedIn(stepOf(work.compiled, activation.step))) return refuse('verb-not-offered')
  return delegatedBy(task, actingPerson(work.actor)) === null ? null : refuse('only-advice-asked')
}

type HandOver = {
  readonly to: PersonId
  readonly reason?: string | undefined
  readonly how: Exclude<LastAct['how'], 'decided'>
}

/** Gives the actor's place in a task to another; colleagues who share the task keep theirs. */
export const handOverTask = (
  work: Work,
  { activation, task }: PlacedTask,
  { to, reason, how }: HandOver,
): Refusal | null => {
  const refusal = refuseLongReason(reason) ?? refuseBroughtIn(work, activation, { people: [to], path: '/to' })
  if (refusal !== null) return refusal
  const place = { step: activation.step, visit: activation.visit, task: task.number }
  const from = actingPerson(work.actor) as PersonId
  if (how === 'delegation' && placeChain(task.instead, from).includes(to))
    return refuse('takes-part-already', { person: to }, [{ path: '/to', code: 'takes-part-already' }])
  emit(work, { type: 'handed-over', ...place, from, to, how })
  // A delegate is asked for their own answer; nobody gives it for them.
  if (how === 'transfer') addSubstitutes(work, place, { person: to, giver: from })
  deliver(work, [to], { kind: 'task-opened', params: { step: activation.step } })
  return null
}
