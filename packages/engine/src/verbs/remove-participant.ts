import { refuse } from '../refusal.ts'
import { goOn } from '../settle-step.ts'
import { actingPerson, emit } from '../work.ts'
import { refuseLongReason } from './bring-in.ts'
import { findTask, refuseClosedTask } from './permit-task.ts'
import { refuseUnlessRunning } from './standing.ts'
import type { TaskVerbRule } from './verb.ts'

/** Remove a participant 减签: whoever added them may, until they have answered; those a rule names stay. */
export const removeParticipant: TaskVerbRule<'remove-participant'> = {
  verb: 'remove-participant',
  permit: (work, number) => {
    const placed = findTask(work, number)
    if (placed === null) return refuse('task-unknown')
    const refusal = refuseClosedTask(work, placed) ?? refuseUnlessRunning(work)
    if (refusal !== null) return refusal
    const { addedBy } = placed.task
    return addedBy !== undefined && addedBy === actingPerson(work.actor) ? null : refuse('not-added-by-you')
  },
  execute: (work, { activation: { step, visit }, task }, { reason }) => {
    const refusal = refuseLongReason(reason)
    if (refusal !== null) return refusal
    emit(work, { type: 'task-cancelled', step, visit, task: task.number, removed: true })
    return goOn(work, { step, visit })
  },
}
