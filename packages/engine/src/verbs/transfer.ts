import { handOverTask, permitHandOver } from './hand-over-task.ts'
import type { TaskVerbRule } from './verb.ts'

/** Transfer 转办: the actor's place in a task is another's from now on, for good. */
export const transfer: TaskVerbRule<'transfer'> = {
  verb: 'transfer',
  permit: permitHandOver,
  execute: (work, placed, { to, reason }) => handOverTask(work, placed, { to, reason, how: 'transfer' }),
}
