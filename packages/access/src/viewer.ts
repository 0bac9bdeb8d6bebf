/** Business ranks 职级, lowest first; the same names as in a definition. */
export const VIEWER_RANKS = ['rep', 'supervisor', 'manager', 'director', 'vp', 'gm'] as const
export type ViewerRank = (typeof VIEWER_RANKS)[number]

/** Roles beside the rank: 流程负责人, 发布人, 管理员, 审计员. */
export const ROLES = ['process-owner', 'publisher', 'administrator', 'auditor'] as const
export type Role = (typeof ROLES)[number]

/**
 * Who asks, with everything that decides what they may see already worked out of the organisation, so that a check is
 * a few look-ups in sets and needs no read. Built once per person and organisation revision by `viewerOf`.
 */
export type Viewer = {
  readonly id: string
  readonly rank: ViewerRank
  readonly department: string
  readonly roles: readonly Role[]
  readonly active: boolean
  /** Departments whose requests are theirs to see: for a manager and above, the own one and those led, with all below. */
  readonly departments: ReadonlySet<string>
  /** Everyone below them along the chain of superiors 直属上级, at any depth. */
  readonly subordinates: ReadonlySet<string>
}

/** A person as far as access is concerned. */
export type ViewerPerson = {
  readonly id: string
  readonly rank: ViewerRank
  readonly department: string
  readonly superior: string | null
  readonly active: boolean
  readonly roles: readonly Role[]
}

/** A department with the one above it and its head; `parent` is null at the top. */
export type ViewerDepartment = {
  readonly key: string
  readonly parent: string | null
  readonly head: string | null
}

export type ViewerOrganisation = {
  readonly people: Iterable<ViewerPerson>
  readonly departments: Iterable<ViewerDepartment>
}

/** True when `rank` stands at `least` or higher. */
export const ranksAtLeast = (rank: ViewerRank, least: ViewerRank): boolean =>
  VIEWER_RANKS.indexOf(rank) >= VIEWER_RANKS.indexOf(least)

/** What one person may look at under this organisation. Cycles among superiors or departments end the walk. */
export const viewerOf = (person: ViewerPerson, organisation: ViewerOrganisation): Viewer => {
  const reports = new Map<string, string[]>()
  for (const other of organisation.people)
    if (other.superior !== null)
      reports.set(other.superior, [...(reports.get(other.superior) ?? []), other.id])
  const children = new Map<string, string[]>()
  const roots: string[] = []
  for (const department of organisation.departments) {
    if (department.parent !== null)
      children.set(department.parent, [...(children.get(department.parent) ?? []), department.key])
    if (department.head === person.id) roots.push(department.key)
  }
  if (ranksAtLeast(person.rank, 'manager')) roots.push(person.department)

  const subordinates = below([person.id], reports)
  subordinates.delete(person.id)
  return {
    id: person.id,
    rank: person.rank,
    department: person.department,
    roles: person.roles,
    active: person.active,
    departments: below(roots, children),
    subordinates,
  }
}

const below = (roots: readonly string[], children: ReadonlyMap<string, readonly string[]>): Set<string> => {
  const found = new Set(roots)
  for (const key of found) for (const child of children.get(key) ?? []) found.add(child)
  return found
}
