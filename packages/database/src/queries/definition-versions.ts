import type pg from 'pg'

/** A published version; `body` is its canonical JSON, `author` null for one that came with the product. */
export type DefinitionVersionRow = {
  readonly key: string
  readonly version: number
  readonly hash: string
  readonly body: string
  readonly author: string | null
  readonly publishedBy: string | null
  readonly publishedAt: string
}

const COLUMNS = `key, version, hash, body, author_id AS author, published_by AS "publishedBy", published_at AS "publishedAt"`

/** One published version, or null. */
export const readDefinitionVersion = async (
  pool: pg.Pool,
  key: string,
  version: number,
): Promise<DefinitionVersionRow | null> => {
  const { rows } = await pool.query<DefinitionVersionRow>({
    name: 'countersign-definition-version',
    text: `SELECT ${COLUMNS} FROM definition_version WHERE key = $1 AND version = $2`,
    values: [key, version],
  })
  return rows[0] ?? null
}

/** The live version of every definition, by key. */
export const liveVersions = async (
  pool: pg.Pool,
): Promise<{ readonly key: string; readonly version: number }[]> => {
  const { rows } = await pool.query<{ key: string; version: number }>(
    'SELECT key, live_version AS version FROM definition WHERE live_version IS NOT NULL ORDER BY key',
  )
  return rows
}

/** Every version ever published, without its body. */
export const knownVersions = async (
  pool: pg.Pool,
): Promise<Pick<DefinitionVersionRow, 'key' | 'version' | 'hash' | 'author'>[]> => {
  const { rows } = await pool.query(
    'SELECT key, version, hash, author_id AS author FROM definition_version ORDER BY key, version',
  )
  return rows
}
