import { isAtLeast } from '@countersign/definition/rank'
import type { Absence, Directory, Person } from '../organisation.ts'

type Place = Pick<Person, 'rank' | 'department' | 'superior'>

/** One chain of command in sales, two reps below it, and two managers beside it. Everyone else is `gm`'s. */
const PLACES: Readonly<Record<string, Place>> = {
  gm: { rank: 'gm', department: 'head-office', superior: null },
  vp: { rank: 'vp', department: 'head-office', superior: 'gm' },
  director: { rank: 'director', department: 'head-office', superior: 'vp' },
  manager: { rank: 'manager', department: 'sales', superior: 'director' },
  supervisor: { rank: 'supervisor', department: 'sales', superior: 'manager' },
  rep: { rank: 'rep', department: 'sales', superior: 'supervisor' },
  rep2: { rank: 'rep', department: 'sales', superior: 'supervisor' },
  finance: { rank: 'manager', department: 'finance', superior: 'gm' },
  quality: { rank: 'manager', department: 'quality', superior: 'gm' },
}

const HEADS: Readonly<Record<string, string>> = {
  'head-office': 'gm',
  sales: 'manager',
  finance: 'finance',
  quality: 'quality',
}

/** Beside their rank, which a company would not do; here everybody stands in one small chart. */
const ADMINISTRATORS: readonly string[] = ['director', 'vp']

const absencesOf = (away: string | Absence | undefined): readonly Absence[] => {
  if (away === undefined) return []
  return typeof away === 'string' ? [{ from: '2000-01-01', until: '2100-01-01', substitute: away }] : [away]
}

export const PEOPLE: readonly string[] = Object.keys(PLACES)

export type Change = {
  readonly revision?: number
  /** People who have left. */
  readonly gone?: readonly string[]
  /** Who took over from those who have left. */
  readonly successors?: Readonly<Record<string, string>>
  /** People promoted, moved, or new. */
  readonly people?: Readonly<Record<string, Partial<Place>>>
  readonly heads?: Readonly<Record<string, string>>
  /** Who is away 外出, from the beginning of time to its end unless said otherwise, and who acts for them. */
  readonly away?: Readonly<Record<string, string | Absence>>
}

/** A small organisation held in memory. `head-office` holds every other department. */
export const organisation = ({
  revision = 1,
  gone = [],
  successors = {},
  people = {},
  heads = {},
  away = {},
}: Change = {}): Directory => {
  const newcomer: Place = { rank: 'rep', department: 'sales', superior: 'supervisor' }
  const persons = new Map<string, Person>()
  for (const id of new Set([...PEOPLE, ...Object.keys(people)]))
    persons.set(id, {
      id,
      ...newcomer,
      ...PLACES[id],
      ...people[id],
      active: !gone.includes(id),
      successor: successors[id] ?? null,
      absences: absencesOf(away[id]),
      administers: ADMINISTRATORS.includes(id),
    })
  const headOf = new Map(Object.entries({ ...HEADS, ...heads }))
  return {
    revision,
    person: (id) => persons.get(id) ?? null,
    holders: ({ rank, orAbove, department }) =>
      [...persons.values()]
        .filter((one) => one.active && (orAbove ? isAtLeast(one.rank, rank) : one.rank === rank))
        .filter((one) => department === null || department === 'head-office' || one.department === department)
        .map((one) => one.id)
        .sort(),
    head: (department) => headOf.get(department) ?? null,
    hasDepartment: (key) => headOf.has(key),
  }
}
