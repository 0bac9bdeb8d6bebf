import { ranksAtLeast, type Viewer } from './viewer.ts'

/** Which accounts a query may return: all, those of these owners, or those of these departments and owners. */
export type AccountScope =
  | { readonly all: true }
  | { readonly all: false; readonly owners: readonly string[]; readonly departments: readonly string[] }

/**
 * Reps see their own accounts, supervisors their team's, managers their department's and all below it, directors and
 * above and auditors all. Null for someone who is no longer active.
 */
export const accountScope = (viewer: Viewer): AccountScope | null => {
  if (!viewer.active) return null
  if (viewer.roles.includes('auditor') || ranksAtLeast(viewer.rank, 'director')) return { all: true }
  const owners = ranksAtLeast(viewer.rank, 'supervisor') ? [viewer.id, ...viewer.subordinates] : [viewer.id]
  return { all: false, owners, departments: [...viewer.departments] }
}

/** True when this account lies in the person's scope. */
export const seesAccount = (
  viewer: Viewer,
  account: { readonly owner: string | null; readonly department: string },
): boolean => {
  const scope = accountScope(viewer)
  if (scope === null) return false
  if (scope.all) return true
  return (
    (account.owner !== null && scope.owners.includes(account.owner)) ||
    scope.departments.includes(account.department)
  )
}
