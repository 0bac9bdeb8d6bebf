import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from './client.ts'
import { migrate } from './migrate.ts'
import { type TestDatabase, testDatabase } from './testing/test-database.ts'

let db: TestDatabase
let owner: pg.Client
beforeAll(async () => {
  db = await testDatabase()
  owner = new pg.Client({ connectionString: db.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await db[Symbol.asyncDispose]()
})

const prisma = async (...args: string[]) => {
  const cli = fileURLToPath(new URL('../node_modules/prisma/build/index.js', import.meta.url))
  const env = { ...process.env, DATABASE_URL: db.url }
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env,
  })
  return stdout
}

describe('migrating', () => {
  it('has nothing left to do the second time, also when several servers start at once', async () => {
    const results = await Promise.all([migrate(db.url), migrate(db.url), migrate(db.url)])
    expect(results.map((result) => result.applied)).toEqual([[], [], []])
  })

  it('keeps the books as Prisma does', async () => {
    expect(await prisma('migrate', 'status')).toContain('Database schema is up to date!')
  })

  it('makes exactly the tables that Prisma reads its client from', async () => {
    const diff = [
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      'prisma/schema.prisma',
      '--script',
    ]
    expect(await prisma(...diff)).toContain('-- This is an empty migration.')
  })

  it('stops at a migration that was edited after it was applied', async () => {
    const edit = () =>
      owner.query(
        "UPDATE _prisma_migrations SET checksum = reverse(checksum) WHERE migration_name = '003_instances'",
      )
    await edit()
    await expect(migrate(db.url)).rejects.toThrow('003_instances was edited after it was applied')
    await edit()
    await migrate(db.url)
  })
})

it('does not open a database that was never migrated', async () => {
  await owner.query('CREATE DATABASE never_migrated')
  const address = new URL(db.url)
  address.pathname = '/never_migrated'
  await expect(openDatabase(address.href)).rejects.toThrow('migrate it first')
  await owner.query('DROP DATABASE never_migrated')
})
