import type { Task } from '../instance.ts'
import type { PersonId } from '../organisation.ts'

/** Who delegated the task to this candidate 委派; null for whoever decides it. */
export const delegatedBy = ({ instead }: Pick<Task, 'instead'>, person: PersonId | null): PersonId | null => {
  const stead =
    person !== null && instead !== undefined && Object.hasOwn(instead, person) ? instead[person] : undefined
  return stead?.by === 'delegation' ? stead.for : null
}
