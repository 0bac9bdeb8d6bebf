import type pg from 'pg'

/** What waits to be done without anybody asking. Counts end at `MOST_COUNTED`: a longer queue is as much of an alarm. */
export type QueueDepths = {
  /** Messages promised and not yet queued. */
  readonly outbox: number
  /** Changes to other requests that are not applied yet. */
  readonly effects: number
  /** Mails that are due and not sent. */
  readonly mails: number
  /** Timers that are due and not fired. */
  readonly timers: number
  /** How long the oldest of them has been due. */
  readonly oldestTimerSeconds: number
  /** Messages in the queue of deliveries, those that wait for another try among them; 0 before a worker made it. */
  readonly deliveries: number
  /** Messages that were given up. */
  readonly deadDeliveries: number
}

export const MOST_COUNTED = 10_000

const counted = (from: string): string =>
  `(SELECT count(*) FROM (SELECT FROM ${from} LIMIT ${MOST_COUNTED}) AS found)::int`

/** Each part reads an index from its beginning and ends at the bound, however full the tables are. */
export const QUEUE_DEPTHS = `SELECT
  ${counted('outbox WHERE drained_at IS NULL')} AS outbox,
  ${counted('effect WHERE applied_at IS NULL')} AS effects,
  ${counted('due_mail WHERE sent_at IS NULL AND due_at <= now()')} AS mails,
  ${counted('timer WHERE due_at <= now()')} AS timers,
  coalesce((SELECT greatest(0, extract(epoch FROM now() - min(due_at))) FROM timer), 0)::float8 AS "oldestTimerSeconds",
  to_regclass('pgboss.job') IS NOT NULL AS queued`

const waiting = (name: string): string =>
  counted(`pgboss.job WHERE name = '${name}' AND state < 'active' AND NOT blocked`)
export const DELIVERY_DEPTHS = `SELECT
  ${waiting('deliveries')} AS deliveries, ${waiting('dead-deliveries')} AS "deadDeliveries"`

const NONE = { deliveries: 0, deadDeliveries: 0 }

/** Reads the depths as they are now. */
export const queueDepths = async (pool: pg.Pool): Promise<QueueDepths> => {
  type Row = Omit<QueueDepths, keyof typeof NONE> & { readonly queued: boolean }
  const { rows } = await pool.query<Row>(QUEUE_DEPTHS)
  const [row] = rows
  if (row === undefined) throw new Error('a row of counts is always there')
  const { queued, ...depths } = row
  const deliveries = queued ? (await pool.query<typeof NONE>(DELIVERY_DEPTHS)).rows[0] : undefined
  return { ...depths, ...(deliveries ?? NONE) }
}
