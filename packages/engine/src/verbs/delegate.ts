import { refuse } from '../refusal.ts'
import { stepOf } from '../work.ts'
import { handOverTask, permitHandOver } from './hand-over-task.ts'
import { findTask } from './permit-task.ts'
import type { TaskVerbRule } from './verb.ts'

/** Delegate 委派: another is asked for their answer, which decides nothing and comes back to the delegator, who decides. */
export const delegate: TaskVerbRule<'delegate'> = {
  verb: 'delegate',
  permit: (work, number) => {
    const refusal = permitHandOver(work, number)
    if (refusal !== null) return refusal
    const step = findTask(work, number)?.activation.step ?? ''
    return stepOf(work.compiled, step).kind === 'decision' ? null : refuse('verb-not-offered')
  },
  execute: (work, placed, { to, reason }) => handOverTask(work, placed, { to, reason, how: 'delegation' }),
}
