import type pg from 'pg'

export type SameNamed = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly sought: string
}

const MOST = 10

/** Accounts whose names are the same as one of these as compared for duplicates 重复客户, by number; at most ten of a name. */
export const sameNamedAccounts = async (
  pool: Pick<pg.Pool, 'query'>,
  names: readonly string[],
): Promise<readonly SameNamed[]> => {
  const { rows } = await pool.query<SameNamed>(
    `SELECT found.id, found.number, found.name, sought
     FROM (SELECT DISTINCT sought FROM unnest($1::text[]) AS sought) AS of, LATERAL (
       SELECT a.id, a.number, a.name FROM account a
       WHERE comparable_name(a.name) = comparable_name(sought) AND a.merged_into IS NULL
       ORDER BY a.number LIMIT ${MOST}) AS found
     ORDER BY found.number`,
    [names],
  )
  return rows
}
