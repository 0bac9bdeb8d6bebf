import type { DirectoryDepartment } from '../../shared/api/views.ts'

export type PlacedDepartment = DirectoryDepartment & {
  /** 0 at the top. */
  readonly depth: number
}

/** Departments in the order of the tree, each below the one it belongs to. */
export const inTreeOrder = (departments: readonly DirectoryDepartment[]): readonly PlacedDepartment[] => {
  const keys = new Set(departments.map(({ key }) => key))
  const below = (parent: string | null, depth: number): readonly PlacedDepartment[] =>
    departments
      .filter((one) => (one.parent !== null && keys.has(one.parent) ? one.parent : null) === parent)
      .flatMap((one) => [{ ...one, depth }, ...below(one.key, depth + 1)])
  return below(null, 0)
}

/** Departments whose name or key contains the text, with those above them, so that each stays at its place. */
export const matching = (
  departments: readonly DirectoryDepartment[],
  text: string,
): readonly DirectoryDepartment[] => {
  const sought = text.trim().toLowerCase()
  const byKey = new Map(departments.map((one) => [one.key, one]))
  const kept = new Set<string>()
  for (const { key, name } of departments) {
    if (![key, name.zh, name.en].some((one) => one.toLowerCase().includes(sought))) continue
    let at: string | null = key
    while (at !== null && !kept.has(at)) {
      kept.add(at)
      at = byKey.get(at)?.parent ?? null
    }
  }
  return departments.filter(({ key }) => kept.has(key))
}
