import type { Rule } from '../story.ts'

/**
 * A request that is not over has a task, a timer, an incident or an answer to come from outside; one that is over has no
 * task and no timer (invariants 9 and 10).
 */
export const openHasWork: Rule = (_story, { tasks, timers, incidents, outside, status }) => {
  const open = [...tasks.values()].filter(({ state }) => state === 'open').length + timers.size
  if (status === 'draft' || status === 'running')
    return open + incidents.size + outside.size > 0 ? [] : ['nothing waits, and it is not over']
  if (status === 'suspended') return []
  return open === 0 ? [] : [`it is over, and ${open} things still wait`]
}
