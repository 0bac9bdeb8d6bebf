import { type Person, RANKS, type World } from '../document.ts'

export const personOf = ({ people }: World, id: string): Person | null =>
  people.find((one) => one.id === id) ?? null

export const isActive = (world: World, id: string): boolean => personOf(world, id)?.active === true

const isAtLeast = (rank: string, least: string): boolean => RANKS.indexOf(rank) >= RANKS.indexOf(least)

/** Above a rank; somebody of an unknown one is above none. */
export const outranks = (world: World, id: string, rank: string): boolean => {
  const own = personOf(world, id)?.rank
  return own !== undefined && own !== rank && isAtLeast(own, rank)
}

/** Superiors, nearest first, until there is none or the walk comes round. */
export const superiorsOf = (world: World, id: string): readonly string[] => {
  const found: string[] = []
  let next = personOf(world, id)?.superior ?? null
  while (next !== null && next !== id && !found.includes(next)) {
    found.push(next)
    next = personOf(world, next)?.superior ?? null
  }
  return found
}

/** The head office holds every department. */
export const holdersOf = (
  { people }: World,
  rank: { readonly rank: string; readonly orAbove: boolean },
  department: string | null,
): readonly string[] =>
  people
    .filter((one) => one.active)
    .filter((one) => (rank.orAbove ? isAtLeast(one.rank, rank.rank) : one.rank === rank.rank))
    .filter((one) => department === null || department === 'head-office' || one.department === department)
    .map((one) => one.id)
    .sort()

export const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort()
