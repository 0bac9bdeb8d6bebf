import { isAtLeast } from '@countersign/definition/rank'
import type { Directory, Person, RankQuery } from '@countersign/engine/organisation'
import { type DemoDepartment, demoDepartments } from './departments.ts'
import { type DemoPerson, demoPeople } from './people.ts'

type Organisation = {
  readonly revision: number
  readonly people: readonly (DemoPerson & { readonly active?: boolean })[]
  readonly departments: readonly DemoDepartment[]
}

const withDescendants = (departments: readonly DemoDepartment[], key: string): ReadonlySet<string> => {
  const found = new Set([key])
  // Parents precede children in the data, so one pass sees every level.
  for (const department of departments) {
    if (department.parent !== null && found.has(department.parent)) found.add(department.key)
  }
  return found
}

/**
 * A directory held in memory, for unit tests and scenarios. Vary it by handing in changed people: a person with
 * `active: false` has left.
 */
export const directoryOf = ({ revision, people, departments }: Organisation): Directory => {
  const persons = new Map<string, Person>()
  for (const { id, rank, department, superior, active = true } of people) {
    persons.set(id, { id, rank, department, superior, active })
  }
  const heads = new Map(departments.map((department) => [department.key, department.head]))
  const matches = ({ rank, orAbove, department }: RankQuery) => {
    const inside = department === null ? null : withDescendants(departments, department)
    return (person: Person) =>
      person.active &&
      (orAbove ? isAtLeast(person.rank, rank) : person.rank === rank) &&
      (inside === null || inside.has(person.department))
  }
  return {
    revision,
    person: (id) => persons.get(id) ?? null,
    holders: (query) =>
      [...persons.values()]
        .filter(matches(query))
        .map((person) => person.id)
        .sort(),
    head: (department) => heads.get(department) ?? null,
    hasDepartment: (key) => heads.has(key),
  }
}

/** The demo organisation as the engine asks it. */
export const demoDirectory: Directory = directoryOf({
  revision: 1,
  people: demoPeople,
  departments: demoDepartments,
})
