import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUp } from '@countersign/backup/back-up'
import type { Manifest } from '@countersign/backup/manifest'
import { restore } from '@countersign/backup/restore'
import { openDatabase } from '@countersign/database/client'
import { startEmbedded } from '@countersign/database/embedded-postgres'
import { releaseHold } from '@countersign/database/hold'
import { nextFileOf } from '@countersign/records/record-key'
import { recordPlaces } from '@countersign/records/record-places'
import { type Environment, readRecordSettings } from '../env.ts'
import { withDatabase } from '../with-database.ts'

export const BACKUP_USAGE = `
  backup      writes the database as it stands, and its keys, into a folder; while servers work
      --out <folder>             a new one
  restore     puts a backup back into an empty database, which is held: nothing goes out from it
      --from <folder>            a backup
  release-outbox                 lets servers on a restored database send and fire again
`

type Line = (line: string) => void
type Words = { readonly folder: string | null; readonly database: Environment }

const OPTIONS = {
  'database-url': { type: 'string' },
  'data-dir': { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
} as const

const readWords = (words: readonly string[], environment: Environment): Words => {
  const { values } = parseArgs({ args: [...words], options: OPTIONS })
  const directory = values['data-dir']
  const folder = values.out ?? values.from
  return {
    folder: folder === undefined ? null : resolve(folder),
    database: {
      // A directory named here means its embedded database, whatever DATABASE_URL says.
      databaseUrl: values['database-url'] ?? (directory === undefined ? environment.databaseUrl : null),
      dataDir: directory === undefined ? environment.dataDir : resolve(directory),
    },
  }
}

const filesOf = (database: Environment) => {
  const { keyFile, headsFile } = recordPlaces({ ...database, ...readRecordSettings() })
  return { 'record-key': keyFile, 'next-record-key': nextFileOf(keyFile), heads: headsFile }
}

const named = (folder: string | null, option: string): string => {
  if (folder === null) throw new Error(`Name a folder with ${option}.`)
  return folder
}

const summary = ({ tables, at }: Manifest): string =>
  `${tables.reduce((sum, { rows }) => sum + rows, 0)} rows of ${tables.length} tables, as they stood at ${at}`

const runBackup = async ({ folder, database }: Words, print: Line): Promise<number> => {
  const out = named(folder, '--out')
  const manifest = await withDatabase(database, (url) =>
    backUp({ url, folder: out, files: filesOf(database) }),
  )
  print(
    `${summary(manifest)}, are in ${out}. Keep it as you keep the database: it holds everything, keys included.`,
  )
  return 0
}

/** The one command for which there need not be a database yet. */
const withEmptyDatabase = async <T>(database: Environment, use: (url: string) => Promise<T>): Promise<T> => {
  if (database.databaseUrl !== null || existsSync(`${database.dataDir}/postgres.json`))
    return withDatabase(database, use)
  const embedded = await startEmbedded({ dataDir: database.dataDir, log: () => undefined })
  try {
    return await use(embedded.url)
  } finally {
    await embedded.stop()
  }
}

const runRestore = async ({ folder, database }: Words, print: Line): Promise<number> => {
  const from = named(folder, '--from')
  const manifest = await withEmptyDatabase(database, (url) =>
    restore({ url, folder: from, files: filesOf(database) }),
  )
  print(`${summary(manifest)}, were put back and compared.`)
  print('Nothing goes out from this database yet. When the original is at work no more: release-outbox.')
  return 0
}

const runRelease = ({ database }: Words, print: Line): Promise<number> =>
  withDatabase(database, async (url) => {
    const { pool, close } = await openDatabase(url, { max: 1 })
    try {
      const released = await releaseHold(pool)
      print(
        released ? 'Released: servers send and fire again within seconds.' : 'This database was not held.',
      )
      return 0
    } finally {
      await close()
    }
  })

const RUNS = { backup: runBackup, restore: runRestore, 'release-outbox': runRelease } as const

const isName = (name: string | undefined): name is keyof typeof RUNS =>
  name !== undefined && Object.hasOwn(RUNS, name)

/** Runs a command about backups; null when the words name none. Returns the exit code. */
export const backupCommand = async (
  [name, ...rest]: readonly string[],
  environment: Environment,
  print: Line,
): Promise<number | null> => (isName(name) ? RUNS[name](readWords(rest, environment), print) : null)
