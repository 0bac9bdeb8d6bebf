import { refuse } from '../refusal.ts'
import { actingPerson, emit } from '../work.ts'
import { findTask, permitTask } from './permit-task.ts'
import type { PlacedTask } from './standing.ts'
import type { TaskVerbRule } from './verb.ts'

/** Release 取消签收: a claimed task is everybody's again. */
export const release: TaskVerbRule<'release'> = {
  verb: 'release',
  permit: (work, number) => {
    const refusal = permitTask(work, number)
    if (refusal !== null) return refusal
    const { task } = findTask(work, number) as PlacedTask
    return task.claimedBy === actingPerson(work.actor) ? null : refuse('not-claimed-by-you')
  },
  execute: (work, { activation: { step, visit }, task }) => {
    emit(work, { type: 'released', step, visit, task: task.number })
    return null
  },
}
