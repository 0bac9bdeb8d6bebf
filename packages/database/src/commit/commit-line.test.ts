import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { CommitLine } from './commit-line.ts'

let db: TestDatabase
/** Sees what the servers' role asks. */
let owner: pg.Client
beforeAll(async () => {
  db = await testDatabase()
  owner = new pg.Client({ connectionString: db.url })
  await owner.connect()
  await owner.query('CREATE TABLE step (n integer PRIMARY KEY, at timestamptz DEFAULT clock_timestamp())')
  await owner.query('GRANT ALL ON step TO PUBLIC')
})
afterAll(async () => {
  await owner.end()
  await db[Symbol.asyncDispose]()
})

const insert = (n: number) => ({
  text: 'INSERT INTO step (n) SELECT $1::integer FROM pg_sleep(0.02) RETURNING pg_backend_pid() AS pid',
  values: [n],
})

it('takes statements one behind the other on one connection, and gives it back', async () => {
  const line = new CommitLine(db.commands)
  const sent = [1, 2, 3].map((n) => line.query<{ pid: number }>(insert(n)))
  expect(db.commands.idleCount).toBe(0)
  const pids = (await Promise.all(sent)).map(({ rows }) => rows[0]?.pid)
  expect(new Set(pids).size).toBe(1)
  const { rows } = await db.pool.query<{ n: number }>('SELECT n FROM step WHERE n <= 3 ORDER BY at')
  expect(rows.map(({ n }) => n)).toEqual([1, 2, 3])
  await expect.poll(() => db.commands.idleCount).toBe(db.commands.totalCount)
})

it('keeps the connection while anything waits on it', async () => {
  const line = new CommitLine(db.commands)
  const [first, second] = [line.query(insert(4)), line.query(insert(5))]
  await first
  // Whatever is given back is there a moment later.
  await new Promise(setImmediate)
  expect(db.commands.idleCount).toBe(db.commands.totalCount - 1)
  await second
})

it('goes on with what was sent behind a statement that failed', async () => {
  const line = new CommitLine(db.commands)
  const answers = await Promise.allSettled([insert(10), insert(10), insert(11)].map((one) => line.query(one)))
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  await line.query(insert(12))
  const { rowCount } = await db.pool.query('SELECT FROM step WHERE n IN (10, 11, 12)')
  expect(rowCount).toBe(3)
})

it('fails all that was sent on a connection that breaks, and takes another one for the next', async () => {
  const line = new CommitLine(db.commands)
  await line.query(insert(20))
  const sent = [21, 22].map((n) => line.query({ ...insert(n), text: insert(n).text.replace('0.02', '2') }))
  const ends = Promise.allSettled(sent)
  const breaking = () =>
    owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'active' AND query LIKE '%pg_sleep(2)%'
        AND pid <> pg_backend_pid()`)
  await expect.poll(async () => (await breaking()).rowCount).toBe(1)
  expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await line.query(insert(23))
  const kept = await db.pool.query<{ n: number }>('SELECT n FROM step WHERE n BETWEEN 20 AND 29 ORDER BY n')
  expect(kept.rows.map(({ n }) => n)).toEqual([20, 23])
})
