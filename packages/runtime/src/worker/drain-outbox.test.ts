import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type DemoRuntime, demoRuntime } from '../testing/demo-runtime.ts'
import { applied, start } from '../testing/request.ts'
import { openDeliveryQueue, prepareDeliveryQueue } from './delivery-queue.ts'
import { drainOutbox } from './drain-outbox.ts'

let demo: DemoRuntime
let boss: Awaited<ReturnType<typeof openDeliveryQueue>>
beforeAll(async () => {
  demo = await demoRuntime()
  await prepareDeliveryQueue(demo.database.url)
  boss = await openDeliveryQueue(demo.database, () => undefined)
})
afterAll(async () => {
  await boss.stop({ graceful: false })
  await demo[Symbol.asyncDispose]()
})
/** The request that each test begins with. */
let id: string
beforeEach(async () => {
  await demo.database.pool.query('UPDATE outbox SET drained_at = clock_timestamp()')
  id = applied(await start(demo.runtime)).id
})

const waiting = async (): Promise<number> => {
  const { rows } = await demo.database.pool.query<{ waiting: number }>(
    'SELECT count(*)::int AS waiting FROM outbox WHERE drained_at IS NULL',
  )
  return rows[0]?.waiting ?? 0
}

const queued = async (): Promise<number> => {
  const { rows } = await demo.database.pool.query<{ queued: number }>(
    "SELECT count(*)::int AS queued FROM pgboss.job WHERE name = 'deliveries'",
  )
  return rows[0]?.queued ?? 0
}

it('a promise whose queue fails is still a promise', async () => {
  const before = await waiting()
  expect(before).toBeGreaterThan(0)
  const failing = new Proxy(boss, {
    get: (queue, name) =>
      name === 'insert' ? () => Promise.reject(new Error('the queue is away')) : Reflect.get(queue, name),
  })
  await expect(drainOutbox(demo.database, failing)).rejects.toThrow('away')
  expect(await waiting()).toBe(before)
})

it('several promises of one command are queued each, and once', async () => {
  const { pool } = demo.database
  await pool.query(
    `INSERT INTO outbox (instance_id, seq, ordinal, recipient, kind, params, created_at)
     SELECT instance_id, seq, ordinal + 1 + n, recipient, kind, params, created_at
     FROM outbox CROSS JOIN generate_series(0, 1) AS n WHERE drained_at IS NULL`,
  )
  const [promised, before] = await Promise.all([waiting(), queued()])
  while (await drainOutbox(demo.database, boss)) {}
  expect([await waiting(), (await queued()) - before]).toEqual([0, promised])
  await pool.query('UPDATE outbox SET drained_at = NULL WHERE instance_id = $1', [id])
  while (await drainOutbox(demo.database, boss)) {}
  expect((await queued()) - before).toBe(promised)
})
