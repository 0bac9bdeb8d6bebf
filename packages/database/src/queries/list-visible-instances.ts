import type pg from 'pg'
import { type InstanceListRow, instanceListColumns } from './instance-list-row.ts'
import { accountBranch, incidentBranch, scopeBranches } from './instance-scope.ts'
import { foundBranches } from './instance-search.ts'
import { Values } from './statement.ts'
import type { VisibleInstanceList } from './visible-instance-list.ts'
import { shownCondition } from './visible-scope.ts'

/**
 * Reads one page of everything a person may see, newest start first; `at` is the start. Besides the scope that is what
 * they started, had a task in or were sent a copy of. Drafts never submitted are their requester's alone, unless the
 * scope says otherwise. What the scope outlines comes without account and amount.
 *
 * Each way of coming to see an instance reads at most one page from an index of its own, so that a page costs the same
 * however many instances there are; a search that names few accounts starts from those.
 */
export const listVisibleInstances = async (
  pool: pg.Pool,
  list: VisibleInstanceList,
): Promise<InstanceListRow[]> => {
  const values = new Values()
  const branches = await branchesOf(pool, values, list)
  const { rows } = await pool.query<InstanceListRow>(
    `SELECT ${instanceListColumns(shownCondition(values, list))}, i.started_at AS at
     FROM (${branches.map((branch) => `(${branch})`).join(' UNION ')}) AS seen
     JOIN instance i ON i.instance_id = seen.instance_id
     ORDER BY i.started_at DESC, i.instance_id LIMIT ${values.bind(list.limit, 'int')}`,
    values.list,
  )
  return rows
}

const branchesOf = async (pool: pg.Pool, values: Values, list: VisibleInstanceList): Promise<string[]> => {
  if (list.incidents !== null) return [incidentBranch(values, list, list.incidents)]
  if (list.accounts !== null) return [accountBranch(values, list, list.accounts)]
  return (await foundBranches(pool, values, list)) ?? scopeBranches(values, list)
}
