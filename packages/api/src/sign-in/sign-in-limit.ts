import { randomUUID } from 'node:crypto'
import type { Database } from '@countersign/database/client'

const WINDOW_SECONDS = 15 * 60

/** What is counted, and how many of it within 15 minutes are the most. Kept in the database for all servers. */
type Limit = { readonly subject: string; readonly most: number }

/** The account named (whether it exists or not) and the address it came from. */
export type Attempt = { readonly email: string; readonly address: string }

/** Failures only: 10 an account, 100 an address. */
export const signInLimits = ({ email, address }: Attempt): readonly [Limit, Limit] => [
  { subject: `account:${email.toLowerCase()}`, most: 10 },
  { subject: `address:${address}`, most: 100 },
]

/** Every mail asked for by somebody who is not signed in: 3 an account, 30 an address. */
export const mailLimits = ({ email, address }: Attempt): readonly [Limit, Limit] => [
  { subject: `mail:${email.toLowerCase()}`, most: 3 },
  { subject: `mails-from:${address}`, most: 30 },
]

/** Seconds until another attempt may be made; null when one may be made now. */
export const secondsUntilAllowed = async (
  { pool }: Pick<Database, 'pool'>,
  [first, second]: readonly [Limit, Limit],
): Promise<number | null> => {
  const { rows } = await pool.query<{ wait: number | null }>({
    name: 'sign-in-wait',
    // The attempt becomes possible when the oldest of the last n failures leaves the window.
    text: `SELECT ceil(max(extract(epoch FROM nth.at - clock_timestamp())))::int + $3::int AS wait FROM (
        (SELECT at FROM sign_in_failure WHERE subject = $1 ORDER BY at DESC OFFSET $4::int - 1 LIMIT 1)
        UNION ALL
        (SELECT at FROM sign_in_failure WHERE subject = $2 ORDER BY at DESC OFFSET $5::int - 1 LIMIT 1)
      ) nth WHERE nth.at > clock_timestamp() - make_interval(secs => $3::int)`,
    values: [first.subject, second.subject, WINDOW_SECONDS, first.most, second.most],
  })
  const wait = rows[0]?.wait ?? null
  return wait === null ? null : Math.max(1, wait)
}

/** Counts one more of each, and drops those of the same subjects that have left the window. */
export const countAttempt = async (
  { pool }: Pick<Database, 'pool'>,
  limits: readonly [Limit, Limit],
): Promise<void> => {
  const subjects = limits.map(({ subject }) => subject)
  await pool.query({
    name: 'sign-in-failed',
    text: `INSERT INTO sign_in_failure (id, subject, at)
      SELECT id, subject, clock_timestamp() FROM unnest($1::uuid[], $2::text[]) AS failed (id, subject)`,
    values: [subjects.map(() => randomUUID()), subjects],
  })
  await pool.query({
    name: 'sign-in-forget',
    text: `DELETE FROM sign_in_failure
      WHERE subject = ANY($1::text[]) AND at < clock_timestamp() - make_interval(secs => $2::int)`,
    values: [subjects, WINDOW_SECONDS],
  })
}

/** What somebody is told who has to wait. */
export const patience = (seconds: number): { readonly minutes: number } => ({
  minutes: Math.ceil(seconds / 60),
})
