import type { TimerKey } from '@countersign/engine/command'
import type pg from 'pg'

export type DueTimer = { readonly instanceId: string; readonly timer: TimerKey; readonly dueAt: string }

export const DUE_TIMERS = `SELECT instance_id, state, visit, name, due_at FROM timer
  WHERE due_at <= statement_timestamp() ORDER BY due_at LIMIT $1`

/**
 * Timers due by the database's clock, earliest first, read without locks: a locked row would block its commit. The time
 * is that of the statement: one that goes on while it runs cannot bound a search, and every timer to come would be read.
 */
export const dueTimers = async (pool: pg.Pool, limit: number): Promise<DueTimer[]> => {
  const { rows } = await pool.query<{ instance_id: string; due_at: string } & TimerKey>({
    name: 'countersign-due-timers',
    text: DUE_TIMERS,
    values: [limit],
  })
  return rows.map(({ instance_id, due_at, state, visit, name }) => ({
    instanceId: instance_id,
    timer: { state, visit, name },
    dueAt: due_at,
  }))
}
