import { type Viewer, type ViewerPerson, viewerOf } from '@countersign/access/viewer'
import type { Calendar } from '@countersign/definition/calendar'
import type { Label } from '@countersign/definition/label'
import type { Rank } from '@countersign/definition/rank'
import { isAtLeast } from '@countersign/definition/rank'
import type { Absence, Directory, PersonId, RankQuery } from '@countersign/engine/organisation'

/** A person with what lists and letters need beside what the engine knows. */
export type OrganisationPerson = ViewerPerson & {
  readonly name: string
  readonly email: string
  readonly rank: Rank
  readonly language: 'zh-CN' | 'en'
  /** When they are away 外出, and who acts for them then; those that are over are left out. */
  readonly absences?: readonly Absence[]
  /** Who took over from them when they were disabled 接替人. */
  readonly successor?: string | null
  /** May intervene in requests 管理员; by their role, filled in where the organisation is indexed. */
  readonly administers?: boolean
}

export type OrganisationDepartment = {
  readonly key: string
  readonly name: Label
  readonly parent: string | null
  readonly head: PersonId | null
  /** Its own working calendar; without one it keeps that of the department above, or of the organisation. */
  readonly calendar?: Calendar | null
}

/** The whole organisation at one revision, in memory: read often, changed rarely. */
export type Organisation = {
  readonly revision: number
  readonly calendar: Calendar
  readonly people: ReadonlyMap<PersonId, OrganisationPerson>
  readonly departments: ReadonlyMap<string, OrganisationDepartment>
  /** By department: the calendars of those that do not keep the organisation's. */
  readonly calendars: Readonly<Record<string, Calendar>>
  readonly directory: Directory
  /** Who the person is to the access rules; null when unknown. Worked out once a revision. */
  viewer(id: PersonId): Viewer | null
}

export type OrganisationData = {
  readonly revision: number
  readonly calendar: Calendar
  readonly people: readonly OrganisationPerson[]
  readonly departments: readonly OrganisationDepartment[]
}

/** Indexes an organisation for the questions asked of it on every command. */
export const indexOrganisation = (data: OrganisationData): Organisation => {
  const people = new Map(data.people.map((person) => [person.id, withOffice(person)]))
  const departments = new Map(data.departments.map((department) => [department.key, department]))
  const viewers = new Map<PersonId, Viewer>()
  return {
    revision: data.revision,
    calendar: data.calendar,
    people,
    departments,
    calendars: calendarsOf(departments),
    directory: directoryOf(data.revision, people, departments),
    viewer: (id) => {
      const known = viewers.get(id)
      const person = people.get(id)
      if (known !== undefined || person === undefined) return known ?? null
      const viewer = viewerOf(person, { people: data.people, departments: data.departments })
      viewers.set(id, viewer)
      return viewer
    },
  }
}

const calendarsOf = (departments: Organisation['departments']): Organisation['calendars'] =>
  Object.fromEntries(
    [...departments.keys()].flatMap((key) => {
      const owner = calendarOwner(departments, key)
      return owner?.calendar == null ? [] : [[key, owner.calendar]]
    }),
  )

/** The department whose own calendar another one works by: itself or the nearest above it; undefined for the organisation's. */
export const calendarOwner = (
  departments: Organisation['departments'],
  key: string,
): OrganisationDepartment | undefined => {
  for (let at = departments.get(key), steps = 0; at !== undefined && steps <= departments.size; steps++) {
    if (at.calendar != null) return at
    at = at.parent === null ? undefined : departments.get(at.parent)
  }
  return undefined
}

const withOffice = (person: OrganisationPerson): OrganisationPerson =>
  person.roles.includes('administrator') ? { ...person, administers: true } : person

const directoryOf = (
  revision: number,
  people: Organisation['people'],
  departments: Organisation['departments'],
): Directory => {
  const holders = new Map<string, readonly PersonId[]>()
  return {
    revision,
    person: (id) => people.get(id) ?? null,
    head: (department) => departments.get(department)?.head ?? null,
    hasDepartment: (key) => departments.has(key),
    holders: (query) => {
      const key = `${query.rank} ${query.orAbove} ${query.department}`
      const known = holders.get(key) ?? findHolders(query, people, departments)
      holders.set(key, known)
      return known
    },
  }
}

const findHolders = (
  { rank, orAbove, department }: RankQuery,
  people: Organisation['people'],
  departments: Organisation['departments'],
): readonly PersonId[] => {
  const inside = (key: string): boolean => {
    for (let at: string | null = key, steps = 0; at !== null && steps <= departments.size; steps++) {
      if (at === department) return true
      at = departments.get(at)?.parent ?? null
    }
    return false
  }
  return [...people.values()]
    .filter((person) => person.active && (orAbove ? isAtLeast(person.rank, rank) : person.rank === rank))
    .filter((person) => department === null || inside(person.department))
    .map((person) => person.id)
    .sort()
}
