import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SIGNING_LOCK } from '@countersign/records/signing-lock'
import type pg from 'pg'
import { BackupError } from './backup-error.ts'
import { rowsToFile } from './copy-rows.ts'
import { type FilePlaces, keepFiles } from './kept-files.ts'
import { listTables, SCHEMAS } from './list-tables.ts'
import { MANIFEST, type Manifest, type TableEntry, tableFile } from './manifest.ts'
import { withOwner } from './with-owner.ts'

export type BackUp = {
  /** Connects as the owner. */
  readonly url: string
  /** A new one, which is made for its owner alone. */
  readonly folder: string
  readonly files: FilePlaces
}

/**
 * Writes a database as it stands at one instant into a folder, while servers work on it: each table's rows packed, the
 * files it cannot do without, and last the manifest, without which a folder is no backup.
 *
 * @throws {BackupError} folder-exists
 */
export const backUp = async ({ url, folder, files }: BackUp): Promise<Manifest> => {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new BackupError('folder-exists', folder) : error
  })
  await mkdir(join(folder, 'tables'), { mode: 0o700 })
  const manifest = await withOwner(url, async (client) => {
    const kept = await beginWithFiles(client, () => keepFiles(folder, files))
    return { ...(await writeTables(client, folder)), files: kept }
  })
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, {
    flag: 'wx',
    mode: 0o600,
  })
  return manifest
}

/**
 * Begins the snapshot, and takes the files along while nobody signs: heads signed after it would be in their file and not
 * in the tables, and the signer of a restored server would rightly refuse to go on from there.
 */
const beginWithFiles = async <Kept>(client: pg.Client, keep: () => Promise<Kept>): Promise<Kept> => {
  await client.query('SELECT pg_advisory_lock($1)', [SIGNING_LOCK])
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  // The snapshot is that of the first statement.
  await client.query('SELECT FROM organisation')
  const kept = await keep()
  await client.query('SELECT pg_advisory_unlock($1)', [SIGNING_LOCK])
  return kept
}

const writeTables = async (client: pg.Client, folder: string): Promise<Omit<Manifest, 'files'>> => {
  const at = await client.query<{ at: Date }>('SELECT now() AS at')
  const migrations = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1',
  )
  const tables: TableEntry[] = []
  for (const table of await listTables(client))
    tables.push({ ...table, ...(await rowsToFile(client, table, tableFile(folder, table))) })
  return {
    format: 1,
    at: (at.rows[0]?.at ?? new Date()).toISOString(),
    migrations: migrations.rows.map(({ name }) => name),
    tables,
    sequences: await readSequences(client),
  }
}

const readSequences = async (client: pg.Client): Promise<Manifest['sequences']> => {
  const { rows } = await client.query<{ schema: string; name: string }>(
    'SELECT schemaname AS schema, sequencename AS name FROM pg_sequences WHERE schemaname = ANY ($1) ORDER BY 1, 2',
    [SCHEMAS],
  )
  const sequences: Manifest['sequences'] = []
  for (const { schema, name } of rows) {
    const read = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM "${schema}"."${name}"`,
    )
    for (const state of read.rows) sequences.push({ schema, name, ...state })
  }
  return sequences
}
