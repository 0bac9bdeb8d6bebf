import type pg from 'pg'
import { numberCondition } from './instance-conditions.ts'
import { likeText, type Values } from './statement.ts'
import { foundPageOf, type VisibleInstanceList } from './visible-instance-list.ts'
import { fullCondition, listedCondition } from './visible-scope.ts'

/** A search that names more accounts than this finds a page soon by reading newest first. */
const FEW_ACCOUNTS = 200

/**
 * For a search that matches few instances: SELECTs of ids that start from the number and from the accounts named. Null
 * when there is no search or it matches much; then the scope's own branches find a page faster.
 */
export const foundBranches = async (
  pool: pg.Pool,
  values: Values,
  list: VisibleInstanceList,
): Promise<string[] | null> => {
  if (list.q === null || list.definitions.length > 0) return null
  const accounts = await accountsNamed(pool, list.q)
  if (accounts.length > FEW_ACCOUNTS) return null
  const page = foundPageOf(values, list, { at: 'i.started_at', id: 'i.instance_id' })
  return [
    `SELECT i.instance_id FROM instance i
     WHERE ${numberCondition(values, list.q)} AND ${listedCondition(values, list)}${page}`,
    `SELECT each.instance_id FROM unnest(${values.bind(accounts, 'text[]')}) AS of (account), LATERAL (
       SELECT i.instance_id FROM instance i
       WHERE i.account_id = of.account AND ${fullCondition(values, list)}${page}) AS each`,
  ]
}

const accountsNamed = async (pool: pg.Pool, q: string): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM account WHERE name ILIKE $1 OR number ILIKE $2 LIMIT $3',
    [`%${likeText(q)}%`, `${likeText(q)}%`, FEW_ACCOUNTS + 1],
  )
  return rows.map((row) => row.id)
}
