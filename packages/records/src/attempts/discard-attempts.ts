import type pg from 'pg'

/** Removes refused attempts older than so many days by the database's time, at most `limit`; how many. */
export const discardAttempts = async (
  pool: Pick<pg.Pool, 'query'>,
  { keptDays, limit }: { readonly keptDays: number; readonly limit: number },
): Promise<number> => {
  const { rowCount } = await pool.query(
    `DELETE FROM refused_attempt WHERE id IN (
       SELECT id FROM refused_attempt WHERE at < clock_timestamp() - make_interval(days => $1) ORDER BY at LIMIT $2)`,
    [keptDays, limit],
  )
  return rowCount ?? 0
}
