import { holdEffects } from '@countersign/database/hold'
import { knownMigrations, migrate } from '@countersign/database/migrate'
import { prepareDeliveryQueue } from '@countersign/runtime/delivery-queue'
import type pg from 'pg'
import { BackupError } from './backup-error.ts'
import { type Copied, rowsFromFile, rowsInFile, rowsOf } from './copy-rows.ts'
import { type FilePlaces, putFilesBack } from './kept-files.ts'
import { listTables, quoted } from './list-tables.ts'
import { type Manifest, readManifest, type TableEntry, tableFile } from './manifest.ts'
import { withOwner } from './with-owner.ts'

export type Restore = {
  /** Connects as the owner of an empty database. */
  readonly url: string
  readonly folder: string
  readonly files: FilePlaces
}

/**
 * Puts a backup back into an empty database: the schema as it was, every row in one transaction, each table compared
 * with the manifest. What was put back is **held** 暂停外发: servers on it send nothing and fire nothing until it is
 * released.
 *
 * @throws {BackupError} no-backup, backup-newer, backup-damaged, database-not-empty, restored-differs, file-exists
 */
export const restore = async ({ url, folder, files }: Restore): Promise<Manifest> => {
  const manifest = await readManifest(folder)
  const known = await knownMigrations()
  if (manifest.migrations.some((name, at) => known[at] !== name))
    throw new BackupError('backup-newer', folder)
  for (const table of manifest.tables) await requireWhole(folder, table)
  await withOwner(url, refuseUnlessEmpty)
  await migrate(url, { only: manifest.migrations })
  await prepareDeliveryQueue(url)
  await withOwner(url, async (client) => {
    await putBack(client, manifest, folder)
    // What is in the way of a file leaves the database as it was.
    await putFilesBack(folder, manifest.files, files)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  })
  // Brings an older schema to today's, and gives the servers' role its rights.
  await migrate(url)
  return manifest
}

const same = (one: Copied, other: Copied): boolean => one.rows === other.rows && one.sha256 === other.sha256

/** Before anything is changed: a file that is missing or was cut off is found here. */
const requireWhole = async (folder: string, table: TableEntry): Promise<void> => {
  const found = await rowsInFile(tableFile(folder, table)).catch(() => null)
  if (found === null || !same(found, table)) throw new BackupError('backup-damaged', tableFile(folder, table))
}

/** Tables of which one with rows makes a database somebody's: an earlier try leaves all of them empty. */
const SOMEBODYS = ['person', 'auth_user', 'definition', 'instance', 'record'] as const

const refuseUnlessEmpty = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname = 'public' ORDER BY 1`,
  )
  const there = rows.map(({ name }) => name)
  // Tables, and none of ours among them: another program's database.
  const [foreign] = there.includes('organisation') ? [] : there
  if (foreign !== undefined) throw new BackupError('database-not-empty', foreign)
  for (const name of SOMEBODYS.filter((one) => there.includes(one))) {
    const { rowCount } = await client.query(`SELECT FROM "${name}" LIMIT 1`)
    if (rowCount !== 0) throw new BackupError('database-not-empty', name)
  }
}

const putBack = async (client: pg.Client, manifest: Manifest, folder: string): Promise<void> => {
  await client.query('BEGIN')
  await requireTables(client, manifest, folder)
  // The migrations put rows of their own into some.
  await client.query(`TRUNCATE ${manifest.tables.map(quoted).join(', ')}`)
  for (const table of manifest.tables) await rowsFromFile(client, table, tableFile(folder, table))
  for (const { schema, name, value, called } of manifest.sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [
      `"${schema}"."${name}"`,
      value,
      called,
    ])
  for (const table of manifest.tables)
    if (!same(await rowsOf(client, table), table)) throw new BackupError('restored-differs', quoted(table))
  await holdEffects(client)
}

/** The queue makes its own tables: another version of it may have others. */
const requireTables = async (client: pg.Client, { tables }: Manifest, folder: string): Promise<void> => {
  const there = new Map((await listTables(client)).map((table) => [quoted(table), table.columns.join()]))
  for (const table of tables)
    if (there.get(quoted(table)) !== table.columns.join()) throw new BackupError('backup-newer', folder)
}
