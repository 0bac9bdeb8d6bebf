import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from './client.ts'
import { type TestDatabase, testDatabase } from './testing/test-database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db[Symbol.asyncDispose]())

describe('a value read through the pool', () => {
  it.each([
    ["'2026-11-22 10:00:00.5+08'::timestamptz", '2026-11-22T02:00:00.500Z'],
    ["'infinity'::timestamptz", 'infinity'],
    ['9007199254740991::bigint', 9007199254740991],
    ['NULL::bigint', null],
  ])('%s is %s', async (sql, value) => {
    expect((await db.pool.query(`SELECT ${sql} AS value`)).rows[0].value).toBe(value)
  })

  it('is refused rather than rounded when a number is too large', async () => {
    await expect(db.pool.query('SELECT 9007199254740993::bigint')).rejects.toThrow('no exact number')
  })
})

it('ends statements and waits for locks long before Prisma gives up', async () => {
  const { rows } = await db.pool.query(
    "SELECT current_setting('statement_timeout') s, current_setting('lock_timeout') l",
  )
  expect(rows).toEqual([{ s: '10s', l: '5s' }])
})

it('survives the loss of every connection and reports it', async () => {
  const messages: string[] = []
  const other = await openDatabase(db.url, { max: 3, log: (message) => messages.push(message) })
  await Promise.all([1, 2, 3].map(() => other.pool.query('SELECT pg_sleep(0.02)')))
  const owner = new pg.Client({ connectionString: db.url })
  await owner.connect()
  await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'countersign' AND pid <> pg_backend_pid()`)
  await owner.end()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect((await other.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  expect(await other.prisma.organisation.count()).toBe(1)
  expect(messages).toContain('a database connection broke')
  await other.close()
})
