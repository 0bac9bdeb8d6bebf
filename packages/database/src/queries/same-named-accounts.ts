import type pg from 'pg'
import { type AccountListScope, seenAccountCondition } from './account-scope.ts'
import { Values } from './statement.ts'

export type SameNamed = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly sought: string
}

const MOST = 10

/**
 * Accounts whose names are the same as one of these as compared for duplicates 重复客户, by number; at most ten of a name.
 * Those of everybody, or only those that a person sees.
 */
export const sameNamedAccounts = async (
  pool: Pick<pg.Pool, 'query'>,
  names: readonly string[],
  seeing: { readonly person: string; readonly scope: AccountListScope } | null,
): Promise<readonly SameNamed[]> => {
  const values = new Values()
  const seen = seeing === null ? 'a.merged_into IS NULL' : seenAccountCondition(values, seeing)
  const { rows } = await pool.query<SameNamed>(
    `SELECT found.id, found.number, found.name, sought
     FROM (SELECT DISTINCT sought FROM unnest(${values.bind(names, 'text[]')}) AS sought) AS of, LATERAL (
       SELECT a.id, a.number, a.name FROM account a
       WHERE comparable_name(a.name) = comparable_name(sought) AND ${seen}
       ORDER BY a.number LIMIT ${MOST}) AS found
     ORDER BY found.number`,
    values.list,
  )
  return rows
}
