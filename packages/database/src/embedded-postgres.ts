import { mkdirSync, realpathSync } from 'node:fs'
import { findBinaries } from './embedded/binaries.ts'
import { clusterOf, openState, readState } from './embedded/cluster-state.ts'
import { lockDirectory } from './embedded/directory-lock.ts'
import { EmbeddedPostgresError } from './embedded/embedded-postgres-error.ts'
import { explain } from './embedded/explain.ts'
import { outwaitGuard } from './embedded/guard.ts'
import { initialiseCluster } from './embedded/initialise.ts'
import { ensureDatabase, urlOf } from './embedded/owner-database.ts'
import { findPostmaster } from './embedded/postmaster-file.ts'
import { chooseRunAs } from './embedded/run-as.ts'
import { SETTINGS } from './embedded/settings.ts'
import { type Supervised, supervise } from './embedded/supervise.ts'

export { EmbeddedPostgresError }

export type EmbeddedOptions = {
  readonly dataDir: string
  /** Receives sentences for the operator's log. */
  readonly log: (sentence: string) => void
  /** Called once when PostgreSQL ended and could not be started again. */
  readonly lost?: (error: Error) => void
  /** PostgreSQL settings over the usual ones; tests that do not look at durability turn fsync off. */
  readonly settings?: Readonly<Record<string, string>>
}

export type EmbeddedPostgres = {
  /** Connects as the owner of the database. */
  readonly url: string
  /** True when PostgreSQL was still running from a server that was killed. */
  readonly adopted: boolean
  /** Tells another start on the same directory to wait for this one to end instead of refusing. */
  announceEnd(): void
  stop(): Promise<void>
}

const failed =
  (dataDir: string) =>
  (error: unknown): never => {
    // Only what the system refused is the operator's to mend; anything else is a defect and keeps its stack.
    throw error instanceof Error && 'syscall' in error ? explain(error.message, dataDir) : error
  }

/** As root the directory must let PostgreSQL's own user pass; the files in it that hold secrets are closed each. */
const prepareDirectory = (dataDir: string): string => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    return realpathSync(dataDir)
  } catch (error) {
    return failed(dataDir)(error)
  }
}

const open = async (dataDir: string, options: EmbeddedOptions): Promise<Supervised> => {
  const known = readState(dataDir)
  const runAs = chooseRunAs(known === null ? dataDir : clusterOf(dataDir, known))
  const state = openState(dataDir, runAs)
  const cluster = clusterOf(dataDir, state)
  const binaries = findBinaries(runAs)
  await outwaitGuard(state.guard)
  if (await initialiseCluster({ cluster, password: state.password, binaries, runAs })) {
    options.log(`made a new database in ${cluster}`)
  }
  const settings = { ...SETTINGS, ...options.settings }
  const supervised = await supervise({ ...options, dataDir, cluster, binaries, runAs, settings })
  await ensureDatabase(state.password, supervised.address())
  return supervised
}

/**
 * Starts the embedded PostgreSQL 18 on `dataDir`, or takes over the one that a killed server left running, and keeps it
 * running until `stop`. One process at a time: a second start is refused with the first one's process id.
 *
 * @throws {EmbeddedPostgresError} with a sentence for the person who started it.
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedPostgres> => {
  const dataDir = prepareDirectory(options.dataDir)
  const lock = await lockDirectory(dataDir).catch(failed(dataDir))
  try {
    const supervised = await open(dataDir, options)
    return {
      url: urlOf(readState(dataDir)?.password ?? '', supervised.address()),
      adopted: supervised.adopted,
      announceEnd: () => lock.announceEnd(),
      async stop() {
        await supervised.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    return failed(dataDir)(error)
  }
}

/** The owner's URL of the embedded PostgreSQL that runs on `dataDir` now, for tools that only look; null when none. */
export const findEmbedded = (dataDir: string): string | null => {
  const state = readState(dataDir)
  if (state === null) return null
  const running = findPostmaster(clusterOf(realpathSync(dataDir), state))
  return running?.status === 'ready' ? urlOf(state.password, running) : null
}
