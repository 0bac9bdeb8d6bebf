import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { DUE_TIMERS, dueTimers } from './due-timers.ts'
import { QUEUE_DEPTHS, queueDepths } from './queue-depths.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db[Symbol.asyncDispose]())

const fill = async (): Promise<void> => {
  await db.pool.query(
    `INSERT INTO outbox (instance_id, seq, ordinal, recipient, kind, params, created_at, drained_at)
     SELECT gen_random_uuid(), 1, n, 'rep', 'task', '{}', now(), CASE WHEN n > 7 THEN now() END
     FROM generate_series(1, 30000) AS n`,
  )
  await db.pool.query(
    `INSERT INTO timer (instance_id, state, visit, name, due_at)
     SELECT gen_random_uuid(), 'review', 1, 'due', now() + interval '1 day' FROM generate_series(1, 30000)`,
  )
  await db.pool.query(
    'INSERT INTO timer SELECT gen_random_uuid(), state, visit, name, $1 FROM timer LIMIT 3',
    [new Date(Date.now() - 60_000)],
  )
}

type Plan = { readonly 'QUERY PLAN': string }

test('nothing waits in an empty database, where no worker has ever made a queue', async () => {
  expect(Object.values(await queueDepths(db.pool))).toEqual([0, 0, 0, 0, 0, 0, 0])
})

test('counts what waits, and reads nothing whole for it', async () => {
  await fill()
  const depths = await queueDepths(db.pool)
  expect(depths).toMatchObject({ outbox: 7, effects: 0, mails: 0, timers: 3 })
  expect(depths.oldestTimerSeconds).toBeGreaterThan(59)
  expect(await dueTimers(db.pool, 200)).toHaveLength(3)
  // Also by what the planner believes before anything was analysed, as after a restore.
  for (const first of ['SELECT', 'ANALYZE']) {
    await db.pool.query(first)
    for (const reading of [QUEUE_DEPTHS, DUE_TIMERS.replace('$1', '200')]) {
      const { rows } = await db.pool.query<Plan>(`EXPLAIN (ANALYZE, COSTS off) ${reading}`)
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).not.toMatch(/Seq Scan on (outbox|timer)/)
      expect(plan).not.toMatch(/Rows Removed by Filter: \d{3,}/)
    }
  }
})
