import { waitsOutside } from './ask-outside.ts'
import { isOpen, openActivations } from './instance.ts'
import { innermost } from './position.ts'
import { openTasks } from './verbs/standing.ts'
import { emit, stepOf, type Work } from './work.ts'

/**
 * An open request has a task, a timer, something outside that it waits for, or an incident. Where conditions led to a state in which nothing waits, or let a
 * delay pass without a move, an operator is told: the request would stand there unseen.
 */
export const reportStandstill = (work: Work): void => {
  const { instance } = work
  if (!isOpen(instance) || openTasks(work).length > 0) return
  if (instance.timers.length > 0 || instance.incidents.length > 0 || instance.suspended !== undefined) return
  if (openActivations(instance).some(({ step }) => waitsOutside(stepOf(work.compiled, step)))) return
  emit(work, { type: 'incident-raised', code: 'nothing-waits', state: innermost(instance.machine.value) })
}
