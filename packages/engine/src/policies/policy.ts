import type { Policy } from '@countersign/definition/policy'
import { all } from './all.ts'
import { one } from './one.ts'
import type { PolicyRule } from './policy-rule.ts'

/** The rule of a policy; those the engine does not run are refused when a definition is published. */
export const policyRule = (policy: Policy): PolicyRule => {
  switch (policy.type) {
    case 'one':
      return one
    case 'all':
      return all
    case 'quorum':
    case 'sequence':
      throw new Error(`policy ${policy.type} is refused when a definition is published`)
  }
}
