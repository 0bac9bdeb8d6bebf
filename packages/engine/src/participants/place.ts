import type { Stead, Task } from '../instance.ts'
import type { PersonId } from '../organisation.ts'

/** From somebody in a place of a task over those they stand for to whom the place was first. */
export const placeChain = (
  instead: Readonly<Record<PersonId, Stead>> | undefined,
  person: PersonId,
): readonly PersonId[] => {
  const chain = [person]
  const next = (of: PersonId): PersonId | undefined =>
    instead !== undefined && Object.hasOwn(instead, of) ? instead[of]?.for : undefined
  for (let at = next(person); at !== undefined && !chain.includes(at); at = next(at)) chain.push(at)
  return chain
}

/** Whose place a candidate stands in: their own, or that of the first who gave it away. */
export const placeOf = ({ instead }: Pick<Task, 'instead'>, person: PersonId): PersonId =>
  placeChain(instead, person).at(-1) ?? person

/** In whose stead somebody acts as their substitute 代理人; undefined for whoever acts for themselves. */
export const substitutedBy = ({ instead }: Pick<Task, 'instead'>, person: PersonId): PersonId | undefined => {
  const stead = instead !== undefined && Object.hasOwn(instead, person) ? instead[person] : undefined
  return stead?.by === 'substitution' ? stead.for : undefined
}
