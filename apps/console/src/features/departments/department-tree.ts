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
