import { resolve } from 'node:path'

/** The settings of the server that the command line shares with it. */
export type Environment = {
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null
  readonly dataDir: string
}

/** Where the key for records and their second place are, as the server is told; null: in the data directory. */
export type RecordSettings = { readonly keyFile: string | null; readonly headsDir: string | null }

/** The one place where the command line reads the process's environment. */
export const readEnvironment = (): Environment => ({
  databaseUrl: process.env.DATABASE_URL || null,
  dataDir: resolve(process.env.DATA_DIR || '.data'),
})

export const readRecordSettings = (): RecordSettings => ({
  keyFile: absolute(process.env.RECORD_KEY_FILE),
  headsDir: absolute(process.env.RECORD_HEADS_DIR),
})

const absolute = (path: string | undefined): string | null => (path ? resolve(path) : null)
