import type pg from 'pg'

/** Instances whose open tasks found their candidates under an older revision of the organisation. */
export const outdatedInstances = async (pool: pg.Pool, limit: number): Promise<string[]> => {
  const { rows } = await pool.query<{ instance_id: string }>({
    name: 'countersign-outdated-instances',
    text: `SELECT instance_id FROM instance
           WHERE organisation_revision < (SELECT revision FROM organisation WHERE id = 1) LIMIT $1`,
    values: [limit],
  })
  return rows.map((row) => row.instance_id)
}
