import { type PolicyRule, STOPPING_OUTCOMES } from './policy-rule.ts'

/**
 * 会签: a task each. One return or reject settles at once; otherwise the last answer does, with its outcome. A task
 * cancelled because its person is no participant any more no longer counts.
 */
export const all: PolicyRule = {
  tasks: (people) => people.map((person) => [person]),
  settle: (tasks) => {
    const votes = tasks
      .flatMap((task) => (task.vote === null ? [] : [task.vote]))
      .toSorted((a, b) => a.seq - b.seq)
    const stop = votes.find((vote) => STOPPING_OUTCOMES.has(vote.outcome))
    if (stop !== undefined) return stop.outcome
    return tasks.some((task) => task.state === 'open') ? null : (votes.at(-1)?.outcome ?? null)
  },
}
