import { ranksAtLeast, type Viewer } from './viewer.ts'

/** Which accounts a query may return: all, those of these owners, or those of these departments and owners. */
export type AccountScope =
  | { readonly all: true }
  | { readonly all: false; readonly owners: readonly string[]; readonly departments: readonly string[] }

/** What of an account decides who sees it; `team` names people by their role in the account team 服务团队. */
export type SeenAccount = {
  readonly owner: string | null
  readonly department: string
  readonly team?: Readonly<Record<string, readonly string[]>> | null
}

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

/** True when this account lies in the person's scope, or they were added to its team by name. */
export const seesAccount = (viewer: Viewer, account: SeenAccount): boolean => {
  const scope = accountScope(viewer)
  if (scope === null) return false
  if (scope.all || isOfTeam(viewer, account)) return true
  return (
    (account.owner !== null && scope.owners.includes(account.owner)) ||
    scope.departments.includes(account.department)
  )
}

const isOfTeam = (viewer: Viewer, { team }: SeenAccount): boolean =>
  Object.values(team ?? {}).some((people) => people.includes(viewer.id))

/**
 * Who is shown what is sensitive 敏感 of an account they see: its owner, its team, managers and above, and auditors. Each
 * look is logged.
 */
export const seesSensitive = (viewer: Viewer, account: SeenAccount): boolean =>
  seesAccount(viewer, account) &&
  (account.owner === viewer.id ||
    isOfTeam(viewer, account) ||
    viewer.roles.includes('auditor') ||
    ranksAtLeast(viewer.rank, 'manager'))

/** Who says who works on an account: its owner, and whoever may hand it over; not the team itself. */
export const mayChangeTeam = (viewer: Viewer, account: SeenAccount): boolean =>
  mayHandOver(viewer, account) || (seesAccount(viewer, account) && account.owner === viewer.id)

/**
 * Who may give an account to another owner 移交: a supervisor or above in whose scope it lies, which its team's is not by
 * that alone; an owner does not give it away.
 */
export const mayHandOver = (viewer: Viewer, { owner, department }: SeenAccount): boolean =>
  seesAccount(viewer, { owner, department }) &&
  ranksAtLeast(viewer.rank, 'supervisor') &&
  !viewer.roles.includes('auditor')
