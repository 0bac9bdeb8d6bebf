import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@countersign/database/client'
import { History } from '@countersign/e2e/history'

const PATIENCE_MS = 60_000
const LOOK_EVERY_MS = 100

/** What a restored copy holds, and what went out from it. */
export type Standing = {
  /** The newest signed head. */
  readonly anchor: number
  readonly promised: number
  readonly drained: number
  readonly told: number
  readonly mailed: number
}

export const standingOf = async ({ pool }: Database): Promise<Standing> => {
  const { rows } = await pool.query<Standing>(
    `SELECT (SELECT coalesce(max(number), 0)::int FROM anchor) AS anchor,
      (SELECT count(*)::int FROM outbox) AS promised,
      (SELECT count(*)::int FROM outbox WHERE drained_at IS NOT NULL) AS drained,
      (SELECT count(*)::int FROM notice) AS told,
      (SELECT count(*)::int FROM kept_mail) AS mailed`,
  )
  if (rows[0] === undefined) throw new Error('the copy does not answer')
  return rows[0]
}

/** What clients of the original were told, as far as the copy holds it: the backup was made in the middle of it. */
export const historyIn = async ({ pool }: Database, history: History): Promise<History> => {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT instance_id || ' ' || actor || ' ' || key AS id FROM idempotency`,
  )
  const there = new Set(rows.map(({ id }) => id))
  const held = new History()
  held.sent.push(
    ...history.sent.filter(({ instance, actor, key }) => there.has(`${instance} ${actor} ${key}`)),
  )
  return held
}

/** Waits for the copy's own first head after `last`, a minute at most: the figure tells whether there is one. */
export const nextHead = async (database: Database, last: number): Promise<void> => {
  const deadline = Date.now() + PATIENCE_MS
  while ((await standingOf(database)).anchor <= last && Date.now() < deadline) await sleep(LOOK_EVERY_MS)
}
