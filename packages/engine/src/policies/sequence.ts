import { isUnanswered } from '../instance.ts'
import { type PolicyRule, stops, votesOf } from './policy-rule.ts'

/** 顺签: a task each, one after the other in the order of the rules. One return or reject settles at once. */
export const sequence: PolicyRule = {
  tasks: (seats) => seats,
  inOrder: true,
  settle: (tasks) => {
    const votes = votesOf(tasks)
    const stop = votes.find(stops)
    if (stop !== undefined) return stop.outcome
    return tasks.some(isUnanswered) ? null : (votes.at(-1)?.outcome ?? null)
  },
  canSettle: () => true,
}
