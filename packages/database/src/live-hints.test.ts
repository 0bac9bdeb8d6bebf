import pg from 'pg'
import { expect, test } from 'vitest'
import { listenForHints, sendHint } from './live-hints.ts'
import { testDatabase } from './testing/test-database.ts'

test('a hint reaches everybody who listens, also after the connection was cut, which is told', async () => {
  await using db = await testDatabase()
  const heard: string[] = []
  let resumed = 0
  const stop = await listenForHints({
    pool: db.pool,
    heard: (payload) => heard.push(payload),
    resumed: () => resumed++,
    log: () => {},
  })
  await sendHint(db.pool, 'one')
  await expect.poll(() => heard).toEqual(['one'])

  const owner = new pg.Client({ connectionString: db.url })
  await owner.connect()
  const cut = await owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  )
  await owner.end()
  expect(cut.rowCount).toBe(1)
  await expect.poll(() => resumed, { timeout: 5000 }).toBe(1)
  await sendHint(db.pool, 'two')
  await expect.poll(() => heard).toEqual(['one', 'two'])

  stop()
  await sendHint(db.pool, 'three')
  // A connection that went on listening would have passed it on by the time that this one answers.
  await db.pool.query('SELECT pg_sleep(0.05)')
  expect(heard).toEqual(['one', 'two'])
})
