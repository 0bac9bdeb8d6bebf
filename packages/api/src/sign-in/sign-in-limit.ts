import { randomUUID } from 'node:crypto'
import type { Database } from '@countersign/database/client'

/** Failures only, within 15 minutes: 10 an account, 100 an address. Kept in the database for all servers. */
const WINDOW_SECONDS = 15 * 60
const PER_ACCOUNT = 10
const PER_ADDRESS = 100

/** Whose failures count: the account named (whether it exists or not) and the address it came from. */
export type Attempt = { readonly email: string; readonly address: string }

const subjectsOf = ({ email, address }: Attempt): readonly [string, string] => [
  `account:${email.toLowerCase()}`,
  `address:${address}`,
]

/** Seconds until another attempt may be made; null when one may be made now. */
export const secondsUntilAllowed = async ({ pool }: Database, attempt: Attempt): Promise<number | null> => {
  const [account, address] = subjectsOf(attempt)
  const { rows } = await pool.query<{ wait: number | null }>({
    name: 'sign-in-wait',
    // The attempt becomes possible when the oldest of the last n failures leaves the window.
    text: `SELECT ceil(max(extract(epoch FROM nth.at - clock_timestamp())))::int + $3::int AS wait FROM (
        (SELECT at FROM sign_in_failure WHERE subject = $1 ORDER BY at DESC OFFSET $4::int - 1 LIMIT 1)
        UNION ALL
        (SELECT at FROM sign_in_failure WHERE subject = $2 ORDER BY at DESC OFFSET $5::int - 1 LIMIT 1)
      ) nth WHERE nth.at > clock_timestamp() - make_interval(secs => $3::int)`,
    values: [account, address, WINDOW_SECONDS, PER_ACCOUNT, PER_ADDRESS],
  })
  const wait = rows[0]?.wait ?? null
  return wait === null ? null : Math.max(1, wait)
}

/** Counts one failure, and drops those of the same subjects that have left the window. */
export const recordFailure = async ({ pool }: Database, attempt: Attempt): Promise<void> => {
  const subjects = subjectsOf(attempt)
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
