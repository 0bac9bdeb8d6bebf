import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { type Database, openDatabase } from '../client.ts'
import { MIGRATIONS, migrate } from '../migrate.ts'

/** A migrated database of a test's own, dropped when it goes out of scope. */
export type TestDatabase = Database & {
  /** Connects as the database's owner, who may do what a server may not. */
  readonly url: string
  [Symbol.asyncDispose](): Promise<void>
}

/** The address of a cluster whose databases tests may make and drop; the test run sets it. */
const CLUSTER = 'COUNTERSIGN_TEST_DATABASE_URL'

/** One test process at a time makes the template or copies it: a template in use cannot be copied. */
const TEMPLATE_LOCK = 811_002_417

/**
 * Makes a database for one test file: a copy of a migrated template, in some ten milliseconds.
 *
 *     await using db = await testDatabase()
 */
export const testDatabase = async (options: { readonly max?: number } = {}): Promise<TestDatabase> => {
  const cluster = process.env[CLUSTER]
  if (cluster === undefined) throw new Error(`${CLUSTER} names no cluster: run the tests from the root`)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdministrator(cluster, async (client) => {
    const template = await prepareTemplate(client, cluster)
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  const url = addressOf(cluster, name)
  const database = await openDatabase(url, { max: options.max ?? 8 })
  const dispose = async () => {
    await database.close()
    await asAdministrator(cluster, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))
  }
  return { ...database, url, [Symbol.asyncDispose]: dispose }
}

/** The template of today's migrations, by their content: one made by an older checkout is left alone. */
const prepareTemplate = async (client: pg.Client, cluster: string): Promise<string> => {
  const template = `countersign_${(await migrationsHash()).slice(0, 16)}`
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [
    template,
  ])
  if (rowCount === 1) return template
  await client.query(`DROP DATABASE IF EXISTS ${template}`)
  await client.query(`CREATE DATABASE ${template}`)
  await migrate(addressOf(cluster, template))
  await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true`)
  return template
}

const migrationsHash = async (): Promise<string> => {
  const hash = createHash('sha256')
  for (const name of (await readdir(MIGRATIONS)).sort())
    if (!name.endsWith('.toml')) hash.update(await readFile(`${MIGRATIONS}/${name}/migration.sql`))
  return hash.digest('hex')
}

const asAdministrator = async (
  cluster: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> => {
  const client = new pg.Client({ connectionString: cluster })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK])
    await work(client)
  } finally {
    await client.end()
  }
}

const addressOf = (cluster: string, database: string): string => {
  const address = new URL(cluster)
  address.pathname = `/${database}`
  return address.href
}
