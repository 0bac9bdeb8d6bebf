import type pg from 'pg'

/**
 * Instances with open tasks, those first that wait for this person or were started by them: a change of the person
 * touches these before all others.
 */
export const instancesWaiting = async (
  pool: pg.Pool,
  { person, limit }: { readonly person: string | null; readonly limit: number },
): Promise<string[]> => {
  const { rows } = await pool.query<{ instance_id: string }>({
    name: 'countersign-instances-waiting',
    text: `SELECT instance_id FROM (
        (SELECT DISTINCT instance_id, 0 AS place FROM candidate WHERE person_id = $1 AND open LIMIT $2)
        UNION ALL
        (SELECT instance_id, 1 FROM instance
         WHERE requester_id = $1 AND organisation_revision IS NOT NULL LIMIT $2)
        UNION ALL
        (SELECT instance_id, 2 FROM instance WHERE organisation_revision IS NOT NULL LIMIT $2)
      ) AS found GROUP BY instance_id ORDER BY min(place), instance_id LIMIT $2`,
    values: [person, limit],
  })
  return rows.map((row) => row.instance_id)
}
