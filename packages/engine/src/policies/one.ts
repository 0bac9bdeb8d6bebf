import { isUnanswered } from '../instance.ts'
import { type PolicyRule, stops, votesOf } from './policy-rule.ts'

/**
 * 或签: a single task, everyone a candidate, the first answer is the step's. Whoever was added 加签 answers as well before
 * it counts; one return or reject settles at once, theirs too.
 */
export const one: PolicyRule = {
  tasks: (seats) => [{ people: [...new Set(seats.flatMap(({ people }) => people))].sort() }],
  inOrder: false,
  settle: (tasks) => {
    const stop = votesOf(tasks).find(stops)
    if (stop !== undefined) return stop.outcome
    const answer = tasks.find((task) => task.addedBy === undefined && task.vote !== null)?.vote ?? null
    return answer === null || tasks.some((task) => task.addedBy !== undefined && isUnanswered(task))
      ? null
      : answer.outcome
  },
  canSettle: () => true,
}
