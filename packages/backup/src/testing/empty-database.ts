import { randomUUID } from 'node:crypto'
import pg from 'pg'

const CLUSTER = process.env.COUNTERSIGN_TEST_DATABASE_URL ?? ''

const run = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: CLUSTER })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** A database of a test's own in which nothing was ever made. */
export const emptyDatabase = async (): Promise<{ readonly url: string } & AsyncDisposable> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await run(`CREATE DATABASE ${name}`)
  const address = new URL(CLUSTER)
  address.pathname = `/${name}`
  return { url: address.href, [Symbol.asyncDispose]: () => run(`DROP DATABASE ${name} WITH (FORCE)`) }
}
