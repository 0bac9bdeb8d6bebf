import { type Absence, type Person, RANKS, type World } from '../document.ts'
import type { Random } from './random.ts'

type Place = readonly [rank: string, department: string, superior: string | null]

/** One chain of command in sales with two at its foot, and people beside it. */
const PLACES: Readonly<Record<string, Place>> = {
  gm: ['gm', 'head-office', null],
  vp: ['vp', 'head-office', 'gm'],
  director: ['director', 'head-office', 'vp'],
  manager: ['manager', 'sales', 'director'],
  supervisor: ['supervisor', 'sales', 'manager'],
  rep: ['rep', 'sales', 'supervisor'],
  rep2: ['rep', 'sales', 'supervisor'],
  finance: ['manager', 'finance', 'gm'],
  quality: ['manager', 'quality', 'gm'],
}

export const PEOPLE: readonly string[] = Object.keys(PLACES)
export const DEPARTMENTS: readonly string[] = ['head-office', 'sales', 'finance', 'quality']
export const FILES: readonly string[] = [1, 2, 3, 4].map((n) => `0000000${n}-0000-8000-8000-000000000000`)

/** A Monday, nine in the morning in Shanghai, long before any clock that a history may be played by. */
const BEGIN = '2020-11-02T01:00:00.000Z'
const ACCOUNT = { id: 'a1', number: 'KA-1', name: '云岭', owner: 'rep2', department: 'sales' }

export const firstWorld = (): World => ({
  now: BEGIN,
  revision: 1,
  people: Object.entries(PLACES).map(([id, [rank, department, superior]]) => ({
    id,
    rank,
    department,
    superior,
    active: true,
    successor: null,
  })),
  heads: { 'head-office': 'gm', sales: 'manager', finance: 'finance', quality: 'quality' },
  account: ACCOUNT,
  files: FILES.slice(0, 3),
})

/** The same people, some of them away for a while, two of them administrators. */
export const randomWorld = (random: Random): World => {
  const world = firstWorld()
  return {
    ...world,
    people: world.people.map((person) => ({
      ...person,
      absences: randomAbsences(random, world.now),
      administers: person.id === 'vp' || person.id === 'quality',
    })),
  }
}

const HOUR = 3_600_000

/** Away now or soon, for an hour or for days; whoever acts meanwhile may be away as well. */
const randomAbsences = (random: Random, now: string): readonly Absence[] => {
  if (random.chance(0.7)) return []
  const from = Date.parse(now) + (random.below(40) - 30) * HOUR
  const until = from + (1 + random.below(60)) * HOUR
  return [
    {
      from: new Date(from).toISOString(),
      until: new Date(until).toISOString(),
      substitute: random.pick(PEOPLE),
    },
  ]
}

const changed = (random: Random, person: Person, now: string): Person => {
  if (random.chance(0.65)) return person
  if (random.chance(0.3)) return { ...person, absences: randomAbsences(random, now) }
  if (random.chance(0.1)) return { ...person, administers: random.chance(0.5) }
  if (random.chance(0.4)) {
    const successor = random.chance(0.5) ? random.pick(PEOPLE) : null
    return { ...person, active: !person.active, successor: person.active ? successor : null }
  }
  if (random.chance(0.3)) return { ...person, superior: random.pick([...PEOPLE, null]) }
  return { ...person, rank: random.pick(RANKS), department: random.pick(DEPARTMENTS) }
}

/** People leave, come back, are promoted and moved; superiors may come to stand in a circle. */
export const changedWorld = (random: Random, world: World): World => ({
  ...world,
  revision: world.revision + 1,
  people: world.people.map((person) => changed(random, person, world.now)),
  heads: random.chance(0.3)
    ? { ...world.heads, [random.pick(DEPARTMENTS)]: random.pick([...PEOPLE, null]) }
    : world.heads,
})
