import type { Rule } from '../story.ts'

/** A request that is not over has a task, a timer or an incident; one that is over has none (invariants 9 and 10). */
export const openHasWork: Rule = (_story, { tasks, timers, incidents, status }) => {
  const open = [...tasks.values()].filter(({ state }) => state === 'open').length + timers.size
  if (status === 'draft' || status === 'running')
    return open + incidents.size > 0 ? [] : ['nothing waits, and it is not over']
  return open === 0 ? [] : [`it is over, and ${open} things still wait`]
}
