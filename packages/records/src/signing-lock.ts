import type pg from 'pg'

/** Held by whoever signs, and by a backup for as long as it takes the signed heads' file along. */
export const SIGNING_LOCK = 811_002_420

/** Runs `work` while no other server or command signs; null, and nothing was run, when one does. */
export const withSigningLock = async <T>(
  pool: pg.Pool,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T | null> => {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [
      SIGNING_LOCK,
    ])
    const free = rows[0]?.free === true
    const result = free ? await work(client) : null
    if (free) await client.query('SELECT pg_advisory_unlock($1)', [SIGNING_LOCK])
    client.release()
    return result
  } catch (error) {
    // The connection goes, and with it the lock and whatever transaction was open.
    client.release(true)
    throw error
  }
}
