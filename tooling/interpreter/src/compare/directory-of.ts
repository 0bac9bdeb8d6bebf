import type { Rank } from '@countersign/definition/rank'
import type { Directory } from '@countersign/engine/organisation'
import type { World } from '../document.ts'
import { holdersOf, personOf } from '../people/organisation.ts'

/** The same rows as the engine asks them. */
export const directoryOf = (world: World): Directory => ({
  revision: world.revision,
  person: (id) => {
    const person = personOf(world, id)
    return person === null ? null : { ...person, rank: person.rank as Rank }
  },
  holders: ({ rank, orAbove, department }) => holdersOf(world, { rank, orAbove }, department),
  head: (department) => world.heads[department] ?? null,
  hasDepartment: (key) => Object.hasOwn(world.heads, key),
})
