import type { Database } from '@countersign/database/client'
import type pg from 'pg'
import { type Db, PgBoss } from 'pg-boss'

/** One message on its way to one person, as it is queued. */
export type QueuedDelivery = {
  readonly instanceId: string
  readonly seq: number
  readonly ordinal: number
  readonly recipient: string
  readonly kind: string
  readonly params: { readonly [name: string]: unknown }
  readonly at: string
}

export const QUEUE = 'deliveries'
const DEAD_LETTERS = 'dead-deliveries'
const SCHEMA = 'pgboss'

/** Delivered again after failures at growing intervals for about a day; then it is a dead letter for an operator. */
const RETRIES = { retryLimit: 12, retryDelay: 5, retryBackoff: true, retryDelayMax: 3 * 3600 }

/**
 * Carrying a message takes milliseconds. One that a worker has had for so long is given to another: the first was killed,
 * or it will see that it comes second.
 */
const IN_HAND_SECONDS = 30
const LOOK_EVERY_SECONDS = 10

/**
 * Creates the queue's schema and queues, as the database's owner: the role the server runs as creates nothing. Cheap
 * when all is there already.
 */
export const prepareDeliveryQueue = async (ownerUrl: string): Promise<void> => {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: SCHEMA,
    supervise: false,
    schedule: false,
    max: 1,
  })
  boss.on('error', () => {})
  await boss.start()
  try {
    if ((await boss.getQueue(DEAD_LETTERS)) === null) await boss.createQueue(DEAD_LETTERS)
    const settings = { ...RETRIES, expireInSeconds: IN_HAND_SECONDS, deadLetter: DEAD_LETTERS }
    const queue = await boss.getQueue(QUEUE)
    if (queue === null) await boss.createQueue(QUEUE, settings)
    else if (queue.expireInSeconds !== IN_HAND_SECONDS) await boss.updateQueue(QUEUE, settings)
  } finally {
    await boss.stop({ graceful: false })
  }
}

/** Opens the prepared queue on the server's own connections. */
export const openDeliveryQueue = async (
  { pool }: Database,
  log: (message: string, error: unknown) => void,
): Promise<PgBoss> => {
  const boss = new PgBoss({
    db: adapterOf(pool),
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    schedule: false,
    superviseIntervalSeconds: LOOK_EVERY_SECONDS,
    monitorIntervalSeconds: LOOK_EVERY_SECONDS,
    // Rebuilding indexes is for the owner of the tables, which this role is not.
    reindex: false,
  })
  boss.on('error', (error) => log('the delivery queue reports', error))
  await boss.start()
  return boss
}

/** pg-boss on a connection of ours: the pool, or the client of a transaction that it shall take part in. */
export const adapterOf = (connection: Pick<pg.Pool, 'query'>): Db => ({
  executeSql: async (text, values) => {
    const result = await connection.query(text, values as unknown[])
    // Several statements in one text answer with a list of results.
    return Array.isArray(result) ? (result.at(-1) ?? { rows: [] }) : result
  },
})
