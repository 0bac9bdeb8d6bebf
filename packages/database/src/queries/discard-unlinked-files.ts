import type pg from 'pg'

/**
 * Held by whoever stores a file, shared, and by the clean-up, alone: content that is shared by several files must not go
 * between the moment it is found there and the moment the next file names it. Stands for nothing but itself.
 */
export const FILES_LOCK = 4_210_514

export type UnlinkedFiles = {
  /** How long an upload waits for a request that names it. */
  readonly keptDays: number
  readonly limit: number
  /** The time it is; null for the database's own. */
  readonly now: string | null
}

/** Removes uploads that no request or account ever named, with content that no other file has. Returns how many files went. */
export const discardUnlinkedFiles = async (
  pool: pg.Pool,
  { keptDays, limit, now }: UnlinkedFiles,
): Promise<number> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [FILES_LOCK])
    const { rows } = await client.query<{ readonly sha256: string }>(
      `DELETE FROM file WHERE id IN (
         SELECT f.id FROM file f
         WHERE f.uploaded_at < coalesce($1::timestamptz, clock_timestamp()) - make_interval(days => $2)
           AND NOT EXISTS (SELECT FROM file_link l WHERE l.file_id = f.id)
           AND NOT EXISTS (SELECT FROM account_document d WHERE d.file_id = f.id)
         ORDER BY f.uploaded_at LIMIT $3)
       RETURNING sha256`,
      [now, keptDays, limit],
    )
    await client.query(
      `DELETE FROM file_content c WHERE c.sha256 = ANY($1)
         AND NOT EXISTS (SELECT FROM file f WHERE f.sha256 = c.sha256)`,
      [rows.map(({ sha256 }) => sha256)],
    )
    await client.query('COMMIT')
    return rows.length
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}
