import type { TimerKey } from '@countersign/engine/command'
import type pg from 'pg'

export type DueTimer = { readonly instanceId: string; readonly timer: TimerKey; readonly dueAt: string }

/** Timers due by the database's clock, earliest first, read without locks: a locked row would block its commit. */
export const dueTimers = async (pool: pg.Pool, limit: number): Promise<DueTimer[]> => {
  const { rows } = await pool.query<{ instance_id: string; due_at: string } & TimerKey>({
    name: 'countersign-due-timers',
    text: `SELECT instance_id, state, visit, name, due_at FROM timer
           WHERE due_at <= clock_timestamp() ORDER BY due_at LIMIT $1`,
    values: [limit],
  })
  return rows.map(({ instance_id, due_at, state, visit, name }) => ({
    instanceId: instance_id,
    timer: { state, visit, name },
    dueAt: due_at,
  }))
}
