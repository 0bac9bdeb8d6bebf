import type pg from 'pg'
import type { Finding, Invariant } from './finding.ts'

/** Tables whose rows belong to an instance, and the invariant that a row without one breaks. */
const TABLES: Readonly<Record<string, Invariant>> = {
  idempotency: 1,
  copy: 2,
  record: 3,
  task: 4,
  candidate: 4,
  timer: 6,
  outbox: 7,
  effect: 7,
}

/** Enough to see what happened; the rest is of the same kind. */
const MOST = 100

/** Rows that belong to no instance. */
export async function* findOrphans(pool: pg.Pool): AsyncGenerator<Finding> {
  for (const [table, invariant] of Object.entries(TABLES)) {
    const { rows } = await pool.query<{ instance_id: string; count: number }>(
      `SELECT t.instance_id, count(*) AS count FROM ${table} t
       WHERE NOT EXISTS (SELECT FROM instance i WHERE i.instance_id = t.instance_id)
       GROUP BY t.instance_id ORDER BY t.instance_id LIMIT ${MOST}`,
    )
    for (const { instance_id, count } of rows)
      yield {
        invariant,
        code: 'instance-missing',
        instance: instance_id,
        detail: `${count} rows of ${table}`,
      }
  }
}
