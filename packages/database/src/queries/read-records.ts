import type pg from 'pg'

export type RecordRow = { readonly seq: number; readonly body: string; readonly hash: string }

/** The records of an instance, oldest first, up to one of them. */
export const readRecords = async (
  pool: pg.Pool,
  { instanceId, upTo }: { readonly instanceId: string; readonly upTo: number },
): Promise<RecordRow[]> => {
  const { rows } = await pool.query<RecordRow>({
    name: 'countersign-records-up-to',
    text: 'SELECT seq, body, hash FROM record WHERE instance_id = $1 AND seq <= $2 ORDER BY seq',
    values: [instanceId, upTo],
  })
  return rows
}
