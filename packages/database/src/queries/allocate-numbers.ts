import type pg from 'pg'

/** Takes the next `count` running numbers of a name and answers the first of them. Numbers begin at 1. */
export const allocateNumbers = async (pool: pg.Pool, name: string, count: number): Promise<number> => {
  const { rows } = await pool.query<{ first: number }>(
    `INSERT INTO number_block (name, next) VALUES ($1, 1 + $2::bigint)
     ON CONFLICT (name) DO UPDATE SET next = number_block.next + $2::bigint
     RETURNING (next - $2::bigint)::int AS first`,
    [name, count],
  )
  return rows[0]?.first ?? 1
}
