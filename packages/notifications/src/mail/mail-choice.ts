import type { Database } from '@countersign/database/client'
import { whenDue } from './when-due.ts'

export const MAIL_MODES = ['at-once', 'digest', 'none'] as const

/** How a person wants mail about their requests; times are `HH:MM` in their zone (IANA). */
export type MailChoice = {
  readonly mode: (typeof MAIL_MODES)[number]
  /** Kinds of deliveries they want no mail about. */
  readonly muted: readonly string[]
  readonly digestAt: string
  /** Nothing is sent in these hours; they may go over midnight. Null: none. */
  readonly quiet: { readonly from: string; readonly to: string } | null
  readonly zone: string
}

type Row = {
  readonly mode: MailChoice['mode'] | null
  readonly muted: readonly string[] | null
  readonly digest_at: string | null
  readonly quiet_from: string | null
  readonly quiet_to: string | null
  readonly zone: string
}

const DIGEST_AT = '09:00'

type Pool = Pick<Database, 'pool'>

/** A person's choice; whoever made none is written to at once, in the organisation's zone. */
export const mailChoiceOf = async ({ pool }: Pool, person: string): Promise<MailChoice> => {
  const { rows } = await pool.query<Row>({
    name: 'mail-choice',
    text: `SELECT p.mode, p.muted, p.digest_at, p.quiet_from, p.quiet_to, coalesce(p.zone, o.zone) AS zone
      FROM organisation o LEFT JOIN preference p ON p.person_id = $1`,
    values: [person],
  })
  const row = rows[0]
  if (row === undefined) throw new Error('there is no organisation')
  const { mode, muted, digest_at: digestAt, quiet_from: from, quiet_to: to, zone } = row
  return {
    mode: mode ?? 'at-once',
    muted: muted ?? [],
    digestAt: digestAt ?? DIGEST_AT,
    quiet: from === null || to === null ? null : { from, to },
    zone,
  }
}

/** Keeps a person's choice. What waits for them already is planned anew, and what they want no more is dropped. */
export const saveMailChoice = async (
  { pool }: Pool,
  person: string,
  { choice, now }: { readonly choice: MailChoice; readonly now: string },
): Promise<void> => {
  const { mode, muted, digestAt, quiet, zone } = choice
  await pool.query(
    `INSERT INTO preference (person_id, mode, muted, digest_at, quiet_from, quiet_to, zone)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (person_id) DO UPDATE SET mode = $2, muted = $3, digest_at = $4, quiet_from = $5, quiet_to = $6,
       zone = $7`,
    [person, mode, muted, digestAt, quiet?.from ?? null, quiet?.to ?? null, zone],
  )
  const due = whenDue(choice, now)
  await pool.query(
    `DELETE FROM due_mail WHERE person_id = $1 AND sent_at IS NULL AND gathered AND ($2 OR kind = ANY ($3))`,
    [person, due === null, muted],
  )
  // Gathered still: what waited until now comes in one mail.
  if (due !== null)
    await pool.query(
      `UPDATE due_mail SET due_at = $2 WHERE person_id = $1 AND sent_at IS NULL AND gathered AND attempts = 0`,
      [person, due.at],
    )
}
