import { refuse } from '../refusal.ts'
import { actingPerson, emit } from '../work.ts'
import { findTask, permitAnswer } from './permit-task.ts'
import type { PlacedTask } from './standing.ts'
import type { TaskVerbRule } from './verb.ts'

/** Claim 签收: one of several candidates takes the task on; until they release it, nobody else decides it. */
export const claim: TaskVerbRule<'claim'> = {
  verb: 'claim',
  permit: (work, number) => {
    const refusal = permitAnswer(work, number)
    if (refusal !== null) return refusal
    const { task } = findTask(work, number) as PlacedTask
    if (task.claimedBy !== undefined) return refuse('claimed-already')
    return task.candidates.length > 1 ? null : refuse('yours-alone')
  },
  execute: (work, { activation: { step, visit }, task }) => {
    emit(work, { type: 'claimed', step, visit, task: task.number, person: actingPerson(work.actor) ?? '' })
    return null
  },
}
