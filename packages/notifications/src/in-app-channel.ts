import type { Database } from '@countersign/database/client'
import type { Channel, Message } from './channel.ts'

/** Writes a message into the person's notices 通知; carried twice, it is there once. */
export const deliverInApp = async ({ pool }: Pick<Database, 'pool'>, message: Message): Promise<void> => {
  await pool.query({
    name: 'notice-insert',
    text: `INSERT INTO notice (person_id, instance_id, seq, ordinal, kind, params, at)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    values: [
      message.recipient,
      message.instanceId,
      message.seq,
      message.ordinal,
      message.kind,
      JSON.stringify(message.params),
      message.at,
    ],
  })
}

/** The notices inside the product, which everybody has. */
export const inAppChannel = (database: Pick<Database, 'pool'>): Channel => ({
  name: 'in-app',
  carry: (message) => deliverInApp(database, message),
})
