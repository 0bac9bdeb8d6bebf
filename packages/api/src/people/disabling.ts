import { type Problem, problem } from '../problem/problem.ts'
import type { DirectoryDraft } from './directory-draft.ts'
import type { AlongWith, DirectoryEdit } from './edit-directory.ts'

/** Who is disabled, by whom, and who takes their place in the organisation; null leaves it to the rules. */
export type Disabling = { readonly id: string; readonly by: string; readonly successor: string | null }

/**
 * Disables a person 停用. A successor takes their place: superior of whoever reported to them, head of the departments
 * they led, and whoever a rule names instead of them. Open tasks follow by a recorded command of each request.
 */
export const disabling =
  ({ id, by, successor }: Disabling): DirectoryEdit =>
  (draft) => {
    const person = draft.people.get(id)
    if (person === undefined) return problem('not-found')
    if (id === by) return problem('not-yourself')
    draft.people.set(id, { ...person, active: false, successor })
    return successor === null ? null : handOver(draft, id, successor)
  }

const handOver = ({ people, departments }: DirectoryDraft, from: string, to: string): Problem | null => {
  const successor = people.get(to)
  if (successor === undefined) return problem('person-unknown')
  if (!successor.active) return problem('superior-disabled', { name: successor.name })
  for (const person of people.values())
    if (person.superior === from && person.id !== to) people.set(person.id, { ...person, superior: to })
  // A successor from below moves up to where the other one stood.
  const above = people.get(from)?.superior ?? null
  if (successor.superior === from) people.set(to, { ...successor, superior: above })
  for (const department of departments.values())
    if (department.head === from) departments.set(department.key, { ...department, head: to })
  return null
}

/** What ends at once with the person: sessions, API keys, links to a password. Their accounts go to the successor. */
export const endsWith =
  ({ id, successor }: Disabling): AlongWith =>
  async ({ authSession, authApiKey, authVerification, account }) => {
    await authSession.deleteMany({ where: { userId: id } })
    await authApiKey.deleteMany({ where: { referenceId: id } })
    await authVerification.deleteMany({ where: { value: id, identifier: { startsWith: 'invitation:' } } })
    if (successor !== null) await account.updateMany({ where: { ownerId: id }, data: { ownerId: successor } })
  }
