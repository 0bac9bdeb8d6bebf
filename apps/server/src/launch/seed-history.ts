import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@countersign/database/client'
import { demoHistory } from '@countersign/demo/history'
import { playHistory } from '@countersign/runtime/play-history'
import { createRuntime } from '@countersign/runtime/runtime'
import type { Log } from './log.ts'

/** Where it is kept since when the history is being written and whether it is complete. */
const SETTING = 'demo-history'

/** Any number that nothing else locks: one server writes the history, others wait for it. */
const LOCK = 602026
const ASK_AGAIN_MS = 200

/** The last hours that anybody worked; people have read what came before. */
const UNREAD = '8 hours'

type Kept = { readonly now: string; readonly complete: boolean }

const keep = async ({ pool }: Database, value: Kept): Promise<void> => {
  await pool.query(
    `INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [SETTING, JSON.stringify(value)],
  )
}

const kept = async ({ pool }: Database): Promise<Kept | null> => {
  const { rows } = await pool.query<{ value: Kept }>('SELECT value FROM setting WHERE key = $1', [SETTING])
  return rows[0]?.value ?? null
}

/**
 * The notices of the history as if they had been delivered when they were promised. Left to the worker they would all
 * come at once, by mail as well.
 */
const deliverThen = async ({ pool }: Database, now: string): Promise<void> => {
  await pool.query(
    `WITH told AS (UPDATE outbox SET drained_at = created_at WHERE drained_at IS NULL AND created_at <= $1 RETURNING *)
     INSERT INTO notice (person_id, instance_id, seq, ordinal, kind, params, at, read_at)
     SELECT recipient, instance_id, seq, ordinal, kind, params, created_at,
       CASE WHEN created_at < max(created_at) OVER () - $2::interval THEN created_at + interval '1 hour' END
     FROM told ON CONFLICT DO NOTHING`,
    [now, UNREAD],
  )
}

const write = async (database: Database): Promise<void> => {
  const before = await kept(database)
  if (before?.complete === true || (before === null && (await database.prisma.instance.count()) > 0)) return
  // Cut short and begun again, it is the same history.
  const now = before?.now ?? new Date().toISOString()
  if (before === null) await keep(database, { now, complete: false })
  let clock = now
  const runtime = createRuntime({ database, clock: () => clock })
  const { calendar } = await runtime.organisation.current()
  await playHistory(runtime, demoHistory(now, calendar), {
    until: now,
    setClock: (instant) => {
      clock = instant
    },
  })
  await runtime.settled()
  await deliverThen(database, now)
  await keep(database, { now, complete: true })
}

const locked = async (client: { query: Database['pool']['query'] }): Promise<boolean> => {
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [LOCK])
  return rows[0]?.got === true
}

/**
 * Writes the demo's history, once a database, by the real commands under a clock of its own. Before the worker starts:
 * it would fire at once, and now, what in the history fell due weeks ago.
 */
export const seedHistory = async (database: Database, log: Log): Promise<void> => {
  const started = performance.now()
  const client = await database.pool.connect()
  try {
    // Waiting inside PostgreSQL ends with the timeout of locks.
    while (!(await locked(client))) await sleep(ASK_AGAIN_MS)
    await write(database)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK])
    client.release()
  }
  log.info({ ms: Math.round(performance.now() - started) }, 'the history of the demo is there')
}
