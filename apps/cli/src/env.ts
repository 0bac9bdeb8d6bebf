import { resolve } from 'node:path'

/** The settings of the server that the command line shares with it. */
export type Environment = {
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null
  readonly dataDir: string
}

/** The one place where the command line reads the process's environment. */
export const readEnvironment = (): Environment => ({
  databaseUrl: process.env.DATABASE_URL || null,
  dataDir: resolve(process.env.DATA_DIR || '.data'),
})
