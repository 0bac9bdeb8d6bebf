import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { sharedPlaces } from './binaries.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { canReach, type RunAs } from './run-as.ts'

/** What DATA_DIR remembers of its database, readable by the one who started it only: it holds the password. */
export type ClusterState = {
  readonly password: string
  /** The cluster's directory, seen from DATA_DIR; an absolute path when PostgreSQL's user cannot reach DATA_DIR. */
  readonly directory: string
  /** 0 until a free port was found. */
  readonly port: number
  /** The guard process that ends PostgreSQL when its server dies; null when there was none yet. */
  readonly guard: string | null
}

const fileOf = (dataDir: string): string => join(dataDir, 'postgres.json')

export const readState = (dataDir: string): ClusterState | null => {
  const file = fileOf(dataDir)
  if (!existsSync(file)) return null
  return JSON.parse(readFileSync(file, 'utf8')) as ClusterState
}

export const writeState = (dataDir: string, state: ClusterState): void => {
  const draft = `${fileOf(dataDir)}.new`
  writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
  // Started once as root, the directory's own user must still be able to start it.
  const { uid, gid } = statSync(dataDir)
  if (process.getuid?.() === 0) chownSync(draft, uid, gid)
  renameSync(draft, fileOf(dataDir))
}

const outside = (dataDir: string, runAs: RunAs): string => {
  for (const place of sharedPlaces()) {
    // A new name each time: a clone made anew at the same path must not find the database of the one before it.
    const home = mkdtempSync(join(place, 'data-'))
    writeFileSync(join(home, 'belongs-to'), `${dataDir}\n`)
    chmodSync(home, 0o711)
    if (canReach(home, runAs)) return join(home, 'cluster')
  }
  throw new EmbeddedPostgresError(
    `The user that PostgreSQL runs as cannot reach ${dataDir}. Give a DATA_DIR in a directory open to others.`,
  )
}

/** The directory that holds the cluster itself. */
export const clusterOf = (dataDir: string, state: ClusterState): string => resolve(dataDir, state.directory)

/** The state of the cluster of DATA_DIR: the remembered one, or a new one with a fresh password. */
export const openState = (dataDir: string, runAs: RunAs | null): ClusterState => {
  const known = readState(dataDir)
  if (known === null) {
    const directory = runAs === null || canReach(dataDir, runAs) ? 'cluster' : outside(dataDir, runAs)
    const state = { password: randomBytes(24).toString('base64url'), directory, port: 0, guard: null }
    writeState(dataDir, state)
    return state
  }
  if (isAbsolute(known.directory) && !existsSync(known.directory)) {
    throw new EmbeddedPostgresError(
      `${fileOf(dataDir)} says that the database lies in ${known.directory}, which is gone. ` +
        'Bring it back, or remove that file to begin with an empty database.',
    )
  }
  return known
}

/** Hands a file or directory to the user that PostgreSQL runs as. */
export const giveTo = (path: string, runAs: RunAs | null): void => {
  if (runAs !== null) chownSync(path, runAs.uid, runAs.gid)
}
