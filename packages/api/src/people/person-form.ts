import { Rank } from '@countersign/definition/rank'
import type { OrganisationPerson } from '@countersign/runtime/organisation'
import { z } from 'zod'
import { type Problem, problem } from '../problem/problem.ts'
import { PersonId } from '../views/input.ts'
import type { DirectoryDraft } from './directory-draft.ts'
import { personIdFor } from './person-id-for.ts'
import { Email, PersonName } from './person-input.ts'

export const Role = z.enum(['process-owner', 'publisher', 'administrator', 'auditor'])

/** What an administrator decides about a person. */
export const PersonForm = z.strictObject({
  name: PersonName,
  email: Email,
  rank: Rank,
  department: z.string().min(1).max(64),
  /** The direct superior 直属上级; null at the top. */
  superior: PersonId.nullable(),
  roles: z.array(Role).max(4),
})
export type PersonForm = z.infer<typeof PersonForm>

/** Puts a new person into the draft, who cannot sign in before they are invited. Answers them, or why not. */
export const addPerson = (
  { people }: DirectoryDraft,
  form: PersonForm,
  language: OrganisationPerson['language'],
): OrganisationPerson | Problem => {
  const id = personIdFor(form.email, people)
  const person = { id, ...form, active: true, language }
  people.set(id, person)
  return superiorFault({ people }, form.superior) ?? person
}

/** Gives a person in the draft other data. A superior who has left is kept, but never newly chosen. */
export const changePerson = ({ people }: DirectoryDraft, id: string, form: PersonForm): Problem | null => {
  const before = people.get(id)
  if (before === undefined) return problem('not-found')
  people.set(id, { ...before, ...form })
  return before.superior === form.superior ? null : superiorFault({ people }, form.superior)
}

/** A person who is disabled takes nobody on. */
export const superiorFault = (
  { people }: Pick<DirectoryDraft, 'people'>,
  superior: string | null,
): Problem | null => {
  const person = superior === null ? undefined : people.get(superior)
  return person === undefined || person.active ? null : problem('superior-disabled', { name: person.name })
}
