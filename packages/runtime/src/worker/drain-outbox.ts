import type { Database } from '@countersign/database/client'
import { takeUndrained } from '@countersign/database/outbox'
import type { PgBoss } from 'pg-boss'
import { uuidOf } from '../uuid-of.ts'
import { adapterOf, QUEUE, type QueuedDelivery } from './delivery-queue.ts'

/** One enqueue costs the database as much as several commands; a hundred together cost little more than one. */
const BATCH = 100

/**
 * Moves promised deliveries into the queue, both in one transaction: none is lost, and one that is queued twice after a
 * crash has the same id and is refused by the queue. True when there may be more.
 */
export const drainOutbox = async ({ pool }: Database, boss: PgBoss): Promise<boolean> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const deliveries = await takeUndrained(client, BATCH)
    if (deliveries.length > 0)
      await boss.insert(
        QUEUE,
        deliveries.map((data) => ({ id: deliveryId(data), data })),
        { db: adapterOf(client) },
      )
    await client.query('COMMIT')
    return deliveries.length === BATCH
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** The same delivery always has the same id, so that its duplicates are known for what they are. */
const deliveryId = ({ instanceId, seq, ordinal }: QueuedDelivery): string => uuidOf(instanceId, seq, ordinal)
