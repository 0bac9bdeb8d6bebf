import { isOpen, type StateValue } from './instance.ts'
import { openTasks } from './verbs/standing.ts'
import { emit, type Work } from './work.ts'

/**
 * An open request has a task, a timer or an incident. Where conditions led to a state in which nothing waits, or let a
 * delay pass without a move, an operator is told: the request would stand there unseen.
 */
export const reportStandstill = (work: Work): void => {
  const { instance } = work
  if (!isOpen(instance) || openTasks(work).length > 0) return
  if (instance.timers.length > 0 || instance.incidents.length > 0) return
  emit(work, { type: 'incident-raised', code: 'nothing-waits', state: innermost(instance.machine.value) })
}

const innermost = (value: StateValue): string => {
  if (typeof value === 'string') return value
  const [[key, inner] = ['', '']] = Object.entries(value)
  return typeof inner === 'string' && inner === '' ? key : innermost(inner)
}
