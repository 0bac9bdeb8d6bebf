import type { ResolvedStep } from '@countersign/definition/steps'
import type { Stead } from '../instance.ts'
import type { Directory, PersonId } from '../organisation.ts'
import { mayTakePart } from './barred.ts'
import type { RuleContext } from './resolve-rule.ts'

export type WithSubstitutes = {
  readonly candidates: readonly PersonId[]
  readonly instead: Readonly<Record<PersonId, Stead>>
}

/**
 * People and whoever acts for those of them who are away now 代理. Both may act: somebody away may come back early. A
 * substitute who is away hands on to their own; nobody substitutes for a person whose request they would decide as
 * their own, or where duties are kept apart. `others` have to do with the task already, and become nobody's substitute.
 */
export const withSubstitutes = (
  step: ResolvedStep,
  context: RuleContext,
  { people, others = [] }: { readonly people: readonly PersonId[]; readonly others?: readonly PersonId[] },
): WithSubstitutes => {
  const instead: { [person: PersonId]: Stead } = {}
  const taken = new Set([...people, ...others])
  for (const person of people) {
    const substitute = substituteOf(context.directory, person, context.now)
    if (substitute === null || taken.has(substitute) || Object.hasOwn(instead, substitute)) continue
    if (mayTakePart(step, context, substitute)) instead[substitute] = { for: person, by: 'substitution' }
  }
  return { candidates: [...people, ...Object.keys(instead)].sort(), instead }
}

/** Who acts for a person at an instant; null when they are here, or the way of substitutes leads back or nowhere. */
export const substituteOf = (directory: Directory, person: PersonId, now: string): PersonId | null => {
  const seen = new Set<PersonId>()
  for (let next = person; !seen.has(next); ) {
    seen.add(next)
    const absence = directory.person(next)?.absences?.find(({ from, until }) => from <= now && now < until)
    if (absence === undefined) return next === person ? null : next
    next = absence.substitute
  }
  return null
}
