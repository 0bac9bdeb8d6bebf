import type { CompiledDefinition } from './compile.ts'
import type { Facts } from './facts.ts'
import type { PersonId } from './organisation.ts'
import { resolveRule } from './participants/resolve-rule.ts'

/** True when an active person is named by one of a definition's start rules. */
export const mayStart = (
  { definition }: Pick<CompiledDefinition, 'definition'>,
  { directory, account }: Pick<Facts, 'directory' | 'account'>,
  requester: PersonId,
): boolean => {
  const person = directory.person(requester)
  if (person?.active !== true) return false
  const context = {
    directory,
    account,
    fields: {},
    requester,
    requesterDepartment: person.department,
    instance: null,
    step: '',
    now: '',
  }
  return definition.start.some((rule) => resolveRule(rule, context).includes(requester))
}
