import type { PolicyRule } from './policy-rule.ts'

/** 或签: a single task, everyone a candidate, the first answer is the step's. */
export const one: PolicyRule = {
  tasks: (people) => [people],
  settle: (tasks) => tasks.find((task) => task.vote !== null)?.vote?.outcome ?? null,
}
