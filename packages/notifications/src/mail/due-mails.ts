import type { Database } from '@countersign/database/client'
import type { Message } from '../channel.ts'

export type DueMail = {
  readonly person_id: string
  readonly id: string
  readonly instance_id: string | null
  readonly seq: number | null
  readonly ordinal: number | null
  readonly kind: string
  readonly params: Message['params']
  readonly at: string
  readonly attempts: number
}

type Pool = Pick<Database, 'pool'>

/** Then it is left alone, with its error, for an operator: about two days of trying. */
const MOST_ATTEMPTS = 24
/** Longer than any attempt takes: a worker that ended meanwhile leaves the mail to the next one. */
const LEASE = '2 minutes'
const AT_ONCE = 4
const KEPT = '14 days'

const COLUMNS = 'd.person_id, d.id, d.instance_id, d.seq, d.ordinal, d.kind, d.params, d.at, d.attempts'
const CLAIMED = `SET attempts = attempts + 1, due_at = $1::timestamptz + interval '${LEASE}'`
const DUE = `sent_at IS NULL AND due_at <= $1 AND attempts < ${MOST_ATTEMPTS}`

/** Some of the mails due at `now`, one row each. Claimed by moving them on, so that of two workers one sends. */
export const claimSingle = async ({ pool }: Pool, now: string): Promise<readonly DueMail[]> => {
  const { rows } = await pool.query<DueMail>(
    `UPDATE due_mail d ${CLAIMED} WHERE (person_id, id) IN (SELECT person_id, id FROM due_mail
       WHERE ${DUE} AND NOT gathered ORDER BY due_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [now],
  )
  return rows
}

/** All that is due for some people who get it in one mail. Whoever's row of choices is locked is another worker's. */
export const claimGathered = async ({ pool }: Pool, now: string): Promise<readonly DueMail[]> => {
  const { rows } = await pool.query<DueMail>(
    `UPDATE due_mail d ${CLAIMED} WHERE gathered AND ${DUE} AND person_id IN (SELECT person_id FROM preference
       WHERE person_id IN (SELECT person_id FROM due_mail WHERE gathered AND ${DUE} ORDER BY due_at LIMIT 100)
       LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [now],
  )
  return rows
}

/** Marks mails as sent, or when they are tried again: after 30 s, doubling up to 3 h. */
export const markMails = async (
  { pool }: Pool,
  mails: readonly DueMail[],
  { now, error }: { readonly now: string; readonly error: string | null },
): Promise<void> => {
  await pool.query(
    `UPDATE due_mail SET error = $4, sent_at = CASE WHEN $4::text IS NULL THEN $3::timestamptz END,
       due_at = $3::timestamptz + least(30 * 2 ^ (attempts - 1), 10800) * interval '1 second'
     WHERE (person_id, id) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [mails.map((mail) => mail.person_id), mails.map((mail) => mail.id), now, error],
  )
}

/** Forgets mails sent long ago; until then a delivery carried again meets its row and is not mailed twice. */
export const forgetSent = async ({ pool }: Pool, now: string): Promise<void> => {
  await pool.query(`DELETE FROM due_mail WHERE sent_at < $1::timestamptz - interval '${KEPT}'`, [now])
}
