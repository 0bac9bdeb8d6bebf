import type { Policy } from '@countersign/definition/policy'
import type { Task } from '../instance.ts'
import { all } from './all.ts'
import { one } from './one.ts'
import type { PolicyRule } from './policy-rule.ts'
import { quorum } from './quorum.ts'
import { sequence } from './sequence.ts'

/** The rule of a policy 表决方式. */
export const policyRule = (policy: Policy): PolicyRule => {
  switch (policy.type) {
    case 'one':
      return one
    case 'all':
      return all(policy)
    case 'quorum':
      return quorum(policy)
    case 'sequence':
      return sequence
  }
}

/** The tasks that ask somebody, or did. */
const asked = (tasks: readonly Task[]): readonly Task[] => tasks.filter((task) => task.state !== 'cancelled')

/** The outcome of a step's tasks once they settle it, or null while it waits. */
export const settledBy = (policy: Policy, tasks: readonly Task[]): string | null =>
  policyRule(policy).settle(asked(tasks))

/** False where too few are asked for the policy ever to be satisfied. */
export const canSettle = (policy: Policy, tasks: readonly Task[]): boolean =>
  policyRule(policy).canSettle(asked(tasks))
