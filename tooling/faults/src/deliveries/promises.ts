import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@countersign/database/client'

const PATIENCE_MS = 20 * 60_000
const LOOK_EVERY_MS = 200

/** Deliveries that were promised, how far they are, and how many jobs are in hand of a worker. */
export type Promises = { readonly promised: number; readonly waiting: number; readonly active: number }

export const promisesIn = async ({ pool }: Database): Promise<Promises> => {
  const { rows } = await pool.query<Promises>(
    `SELECT (SELECT count(*)::int FROM outbox) AS promised,
      (SELECT count(*)::int FROM outbox WHERE drained_at IS NULL)
        + (SELECT count(*)::int FROM pgboss.job WHERE name = 'deliveries' AND state < 'completed') AS waiting,
      (SELECT count(*)::int FROM pgboss.job WHERE name = 'deliveries' AND state = 'active') AS active`,
  )
  return rows[0] ?? { promised: 0, waiting: 0, active: 0 }
}

/** Waits until everything promised has been carried; a sentence when it takes too long. */
export const carried = async (database: Database): Promise<readonly string[]> => {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const { waiting } = await promisesIn(database)
    if (waiting === 0) return []
    if (Date.now() > deadline) return [`${waiting} deliveries still wait`]
    await sleep(LOOK_EVERY_MS)
  }
}

type Kept = { readonly lost: number; readonly unpromised: number; readonly doubled: number }

/** A sentence for each way in which promises and what people were told differ. */
export const brokenPromises = async ({ pool }: Database): Promise<readonly string[]> => {
  const { rows } = await pool.query<Kept>(
    `SELECT
      (SELECT count(*)::int FROM outbox o WHERE NOT EXISTS (
        SELECT FROM notice n WHERE (n.person_id, n.instance_id, n.seq, n.ordinal)
          = (o.recipient, o.instance_id, o.seq, o.ordinal))) AS lost,
      (SELECT count(*)::int FROM notice n WHERE NOT EXISTS (
        SELECT FROM outbox o WHERE (o.recipient, o.instance_id, o.seq, o.ordinal)
          = (n.person_id, n.instance_id, n.seq, n.ordinal))) AS unpromised,
      (SELECT count(*)::int FROM (SELECT FROM pgboss.job WHERE name = 'deliveries'
        GROUP BY data ->> 'instanceId', data ->> 'seq', data ->> 'ordinal' HAVING count(DISTINCT id) > 1) d) AS doubled`,
  )
  const { lost = 0, unpromised = 0, doubled = 0 } = rows[0] ?? {}
  return [
    ...(lost > 0 ? [`${lost} deliveries were lost`] : []),
    ...(unpromised > 0 ? [`${unpromised} people were told what nobody promised`] : []),
    ...(doubled > 0 ? [`${doubled} deliveries have two ids`] : []),
  ]
}
