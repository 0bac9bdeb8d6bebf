import type pg from 'pg'

export type NewVersion = {
  readonly key: string
  readonly body: string
  readonly hash: string
  readonly author: string | null
  readonly publisher: string | null
}

/**
 * Stores a definition as its key's next version and makes it live, in one transaction. Publishing the live version
 * again changes nothing. Answers the version's number.
 */
export const insertDefinitionVersion = async (pool: pg.Pool, added: NewVersion): Promise<number> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const version = await insertLive(client, added)
    await client.query('COMMIT')
    return version
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

const insertLive = async (client: pg.PoolClient, added: NewVersion): Promise<number> => {
  // The row of the key serialises publications of it; two servers starting at once publish a built-in once.
  await client.query('INSERT INTO definition (key) VALUES ($1) ON CONFLICT DO NOTHING', [added.key])
  await client.query('SELECT key FROM definition WHERE key = $1 FOR UPDATE', [added.key])
  const { rows } = await client.query<{ version: number; hash: string; live: boolean }>(
    `SELECT v.version, v.hash, v.version = d.live_version AS live
     FROM definition_version v JOIN definition d USING (key) WHERE key = $1 ORDER BY version DESC`,
    [added.key],
  )
  const live = rows.find((row) => row.live)
  if (live?.hash === added.hash) return live.version
  const version = (rows[0]?.version ?? 0) + 1
  await client.query(
    `INSERT INTO definition_version (key, version, hash, body, author_id, published_by, published_at)
     VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp())`,
    [added.key, version, added.hash, added.body, added.author, added.publisher],
  )
  await client.query('UPDATE definition SET live_version = $2 WHERE key = $1', [added.key, version])
  return version
}
