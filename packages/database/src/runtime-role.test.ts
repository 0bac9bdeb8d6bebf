import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from './client.ts'
import { commitBatch } from './commit/commit-batch.ts'
import { migrate } from './migrate.ts'
import { ORGANISATION, started } from './testing/requests.ts'
import { prepareForRequests, requestsDatabase } from './testing/requests-database.ts'
import type { TestDatabase } from './testing/test-database.ts'

const TAMPERING = ['UPDATE record SET actor = actor', 'DELETE FROM record', 'TRUNCATE record']

describe('the role servers work under', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await requestsDatabase()
    await commitBatch(db.commands, [started()], { organisationRevision: ORGANISATION })
  })
  afterAll(() => db[Symbol.asyncDispose]())

  it.each(TAMPERING)('may not %s', async (sql) => {
    await expect(db.pool.query(sql)).rejects.toThrow('permission denied for table record')
  })

  it.each([
    'DELETE FROM instance',
    'UPDATE idempotency SET key = key',
    'UPDATE definition_version SET body = body',
    'UPDATE anchor SET body = body',
    'DELETE FROM anchor',
    'UPDATE tombstone SET hash = hash',
  ])('may not %s', async (sql) => {
    await expect(db.pool.query(sql)).rejects.toThrow('permission denied')
  })

  it('may not make, change or drop tables', async () => {
    await expect(db.pool.query('CREATE TABLE mine (id int)')).rejects.toThrow('permission denied')
    await expect(db.pool.query('ALTER TABLE record ADD mine int')).rejects.toThrow('must be owner')
    await expect(db.pool.query('DROP TABLE record')).rejects.toThrow('must be owner')
  })

  it('has its rights on every table spelt out', async () => {
    const { rows } = await db.pool.query<{ table_name: string }>(
      `SELECT c.relname AS table_name FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT has_table_privilege(c.oid, 'SELECT')`,
    )
    expect(rows).toEqual([])
  })

  it('may use whatever the owner makes in the schema of the queue', async () => {
    const owner = new pg.Client({ connectionString: db.url })
    await owner.connect()
    await owner.query('CREATE TABLE pgboss.later (id int)')
    await owner.end()
    await db.pool.query('INSERT INTO pgboss.later VALUES (1)')
  })
})

describe('a database whose owner may not create roles', () => {
  const name = `ordinary_${randomUUID().slice(0, 8)}`
  const cluster = process.env.COUNTERSIGN_TEST_DATABASE_URL ?? ''
  const address = new URL(cluster)
  const asAdministrator = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: cluster })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  beforeAll(async () => {
    await asAdministrator(
      `CREATE ROLE ${name} LOGIN PASSWORD '${name}' NOCREATEROLE`,
      `CREATE DATABASE ${name} OWNER ${name}`,
    )
    address.username = name
    address.password = name
    address.pathname = `/${name}`
  })
  afterAll(() => asAdministrator(`DROP DATABASE ${name} WITH (FORCE)`, `DROP ROLE ${name}`))

  it('works all the same, says so, and its own connection cannot change records', async () => {
    const { summary } = await migrate(address.href)
    expect(summary).toContain('changes to records revoked')
    const db = await openDatabase(address.href)
    try {
      await prepareForRequests(db)
      expect(await commitBatch(db.commands, [started()], { organisationRevision: ORGANISATION })).toEqual([
        'won',
      ])
      for (const sql of TAMPERING) await expect(db.pool.query(sql)).rejects.toThrow('permission denied')
    } finally {
      await db.close()
    }
  })
})
