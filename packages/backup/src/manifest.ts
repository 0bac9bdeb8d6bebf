import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BackupError } from './backup-error.ts'

const Name = z.string().regex(/^[a-z0-9_]{1,63}$/i)
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const TableEntry = z.strictObject({
  schema: Name,
  name: Name,
  columns: z.array(Name).min(1),
  rows: z.int().min(0),
  /** Of the rows as PostgreSQL's COPY writes them, before they are packed. */
  sha256: Sha256,
})
export type TableEntry = z.infer<typeof TableEntry>

const SequenceEntry = z.strictObject({ schema: Name, name: Name, value: z.string(), called: z.boolean() })

/** What a backup holds: enough to know before anything is put back that all of it is there, and afterwards that it is. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  /** The instant of its snapshot. */
  at: z.iso.datetime(),
  /** Names of the applied migrations, in order: the version of the schema. */
  migrations: z.array(z.string()).min(1),
  /** Each after those it refers to. */
  tables: z.array(TableEntry),
  sequences: z.array(SequenceEntry),
  /** Files beside the database that it cannot do without, by what they are. */
  files: z.array(
    z.strictObject({ name: z.enum(['record-key', 'next-record-key', 'heads']), sha256: Sha256 }),
  ),
})
export type Manifest = z.infer<typeof Manifest>

export const MANIFEST = 'manifest.json'

/** Where a table's rows are in the folder of a backup. */
export const tableFile = (folder: string, { schema, name }: Pick<TableEntry, 'schema' | 'name'>): string =>
  join(folder, 'tables', `${schema}.${name}.gz`)

/** @throws {BackupError} no-backup */
export const readManifest = async (folder: string): Promise<Manifest> => {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')))
  } catch {
    throw new BackupError('no-backup', folder)
  }
}
