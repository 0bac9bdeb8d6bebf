import type { RuleContext } from './participants/resolve-rule.ts'
import type { Work } from './work.ts'

/** What the participant rules of a step are asked with. */
export const ruleContext = (
  { facts, instance }: Pick<Work, 'facts' | 'instance'>,
  step: string,
): RuleContext => ({
  directory: facts.directory,
  account: facts.account,
  fields: instance.fields,
  requester: instance.requester,
  requesterDepartment: instance.requesterDepartment,
  instance,
  step,
  now: facts.now,
})
