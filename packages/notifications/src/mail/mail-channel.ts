import type { Database } from '@countersign/database/client'
import type { Channel } from '../channel.ts'
import { mailChoiceOf } from './mail-choice.ts'
import { whenDue } from './when-due.ts'

/**
 * Puts a message among the mails that are due, at the instant its person's choice fixes; carried twice, it is there
 * once. `sendDueMails` does the sending, with attempts and failures of its own.
 */
export const mailChannel = (
  database: Pick<Database, 'pool'>,
  clock: () => string = () => new Date().toISOString(),
): Channel => ({
  name: 'mail',
  carry: async ({ instanceId, seq, ordinal, recipient, kind, params, at }) => {
    const choice = await mailChoiceOf(database, recipient)
    const due = choice.muted.includes(kind) ? null : whenDue(choice, clock())
    if (due === null) return
    const id = `${instanceId}.${seq}.${ordinal}`
    await database.pool.query({
      name: 'due-mail-insert',
      text: `INSERT INTO due_mail (person_id, id, instance_id, seq, ordinal, kind, params, at, due_at, gathered)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
      values: [
        recipient,
        id,
        instanceId,
        seq,
        ordinal,
        kind,
        JSON.stringify(params),
        at,
        due.at,
        due.gathered,
      ],
    })
  },
})
