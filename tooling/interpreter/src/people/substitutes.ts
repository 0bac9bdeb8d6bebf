import type { World } from '../document.ts'
import type { FullStep } from '../language.ts'
import type { Stead, Steads } from '../request.ts'
import type { Asking } from './named.ts'
import { personOf } from './organisation.ts'
import { mayTakePart } from './participants.ts'

/** Who acts for somebody now: nobody for whoever is here, and nobody where the way comes round. */
export const substituteOf = (world: World, person: string): string | null => {
  const seen: string[] = []
  let at = person
  while (!seen.includes(at)) {
    seen.push(at)
    const away = personOf(world, at)?.absences?.find(
      ({ from, until }) => from <= world.now && world.now < until,
    )
    if (away === undefined) return at === person ? null : at
    at = away.substitute
  }
  return null
}

export type Acting = { readonly candidates: readonly string[]; readonly instead: Steads }

/** People with whoever acts for those of them who are away, unless that is one of the others who are there. */
export const withSubstitutes = (
  step: FullStep,
  asking: Asking,
  { people, others = [] }: { readonly people: readonly string[]; readonly others?: readonly string[] },
): Acting => {
  const instead: { [person: string]: Stead } = {}
  for (const person of people) {
    const other = substituteOf(asking.world, person)
    if (other === null || instead[other] !== undefined) continue
    if ([...people, ...others].includes(other) || !mayTakePart(step, asking, other)) continue
    instead[other] = { for: person, by: 'substitution' }
  }
  return { candidates: [...people, ...Object.keys(instead)].sort(), instead }
}
