import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { grantRuntime } from './runtime-role.ts'

/** The folder of the migrations, one folder each, in order of their names. */
export const MIGRATIONS = fileURLToPath(new URL('../prisma/migrations', import.meta.url))

/** The advisory lock that Prisma Migrate itself takes, so that its CLI and several starting servers wait for each other. */
const PRISMA_LOCK = 72707369

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }
type Row = { readonly migration_name: string; readonly checksum: string; readonly finished_at: string | null }

export type MigrateResult = {
  /** Names of the migrations applied now, in order. */
  readonly applied: readonly string[]
  /** One sentence for the log: what was applied and under which role the runtime will work. */
  readonly summary: string
}

/**
 * Brings a database to the newest schema and grants the runtime its rights. Safe to call from several servers at once
 * and on each start. Connects as the owner of the database; throws when an applied migration was edited since. `only` stops at
 * an earlier schema, as a backup of it has it, and leaves the rights to the next call.
 */
export const migrate = async (
  url: string,
  { only }: { readonly only?: readonly string[] } = {},
): Promise<MigrateResult> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    const migrations = await readMigrations(MIGRATIONS)
    const wanted = only === undefined ? migrations : migrations.filter(({ name }) => only.includes(name))
    const applied = await applyPending(client, wanted)
    const role = only === undefined ? await grantRuntime(client) : 'without rights for servers yet'
    return { applied, summary: `${applied.length} migrations applied, ${role}` }
  } finally {
    await client.end()
  }
}

/** Names of all migrations that this version has, in order. */
export const knownMigrations = async (): Promise<readonly string[]> =>
  (await readMigrations(MIGRATIONS)).map(({ name }) => name)

const readMigrations = async (folder: string): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(`${folder}/${name}/migration.sql`, 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

const applyPending = async (client: pg.Client, migrations: readonly Migration[]): Promise<string[]> => {
  await client.query(`SET client_min_messages = warning; ${BOOKKEEPING}`)
  const { rows } = await client.query<Row>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  const known = new Map(rows.map((row) => [row.migration_name, row]))
  const applied: string[] = []
  for (const migration of migrations) {
    const row = known.get(migration.name)
    if (row) requireSame(migration, row)
    else {
      await apply(client, migration)
      applied.push(migration.name)
    }
  }
  return applied
}

const requireSame = (migration: Migration, row: Row): void => {
  if (row.finished_at === null)
    throw new Error(`migration ${migration.name} failed earlier and was not resolved`)
  if (row.checksum !== migration.checksum)
    throw new Error(`migration ${migration.name} was edited after it was applied`)
}

/** In one transaction with its bookkeeping: a failing migration leaves no trace and is tried again at the next start. */
const apply = async (client: pg.Client, { name, sql, checksum }: Migration): Promise<void> => {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK')
    throw new Error(`migration ${name} failed`, { cause })
  }
}
