import { type Problem, problem } from '../problem/problem.ts'
import type { DirectoryDraft } from './directory-draft.ts'

/** The first reason why people and departments cannot stand like this; null when they can. */
export const directoryFault = (draft: DirectoryDraft): Problem | null =>
  personFault(draft) ?? departmentFault(draft) ?? administratorFault(draft)

const personFault = ({ people, departments }: DirectoryDraft): Problem | null => {
  const emails = new Set<string>()
  for (const { id, name, email, department, superior } of people.values()) {
    const address = email.toLowerCase()
    if (emails.has(address)) return problem('email-in-use', { email })
    emails.add(address)
    if (!departments.has(department)) return problem('department-unknown', { department })
    if (superior !== null && !people.has(superior)) return problem('person-unknown')
    if (isBelowSelf({ people }, id)) return problem('superior-cycle', { name })
  }
  return null
}

const departmentFault = ({ people, departments }: DirectoryDraft): Problem | null => {
  for (const { key, name, parent, head } of departments.values()) {
    if (parent !== null && !departments.has(parent))
      return problem('department-unknown', { department: parent })
    if (head !== null && !people.has(head)) return problem('person-unknown')
    if (circles(key, (one) => departments.get(one)?.parent)) return problem('department-cycle', { name })
  }
  return null
}

/** An auditor changes nothing, so that one who is both is no administrator anybody could count on. */
const administratorFault = ({ people }: DirectoryDraft): Problem | null =>
  [...people.values()].some(
    ({ active, roles }) => active && roles.includes('administrator') && !roles.includes('auditor'),
  )
    ? null
    : problem('last-administrator')

/** True when a person would be their own superior, directly or over others. */
export const isBelowSelf = ({ people }: Pick<DirectoryDraft, 'people'>, id: string): boolean =>
  circles(id, (one) => people.get(one)?.superior)

/** True when walking up from here comes back here. */
const circles = (start: string, above: (one: string) => string | null | undefined): boolean => {
  const seen = new Set<string>()
  for (let at = above(start); at !== null && at !== undefined && !seen.has(at); at = above(at)) {
    if (at === start) return true
    seen.add(at)
  }
  return false
}
