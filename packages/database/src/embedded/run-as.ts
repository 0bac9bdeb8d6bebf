import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

/** The user that PostgreSQL runs as when it is not ours; PostgreSQL refuses to run as root. */
export type RunAs = { readonly uid: number; readonly gid: number }

const USER = 'postgres'

const lookUp = (): RunAs | null => {
  const id = (flag: string) =>
    Number.parseInt(execFileSync('id', [flag, USER], { encoding: 'utf8', stdio: 'pipe' }), 10)
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

const create = (): RunAs => {
  const made = spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    USER,
  ])
  const user = lookUp()
  if (user !== null) return user
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root, and a user "${USER}" could not be created ` +
      `(${made.error?.message ?? made.stderr?.toString().trim()}). ` +
      'Create that user, start Countersign as an ordinary user, or set DATABASE_URL.',
  )
}

const ownerOf = (directory: string): RunAs | null => {
  const stat = statSync(directory, { throwIfNoEntry: false })
  return stat === undefined || stat.uid === 0 ? null : { uid: stat.uid, gid: stat.gid }
}

/**
 * Null for an ordinary user: PostgreSQL runs as that user. Root hands it to the owner of the existing cluster, else to
 * the user "postgres", made only when it is missing.
 */
export const chooseRunAs = (cluster: string): RunAs | null =>
  process.getuid?.() === 0 ? (ownerOf(cluster) ?? lookUp() ?? create()) : null

/** Whether that user may pass through (a directory) or run (a file) this path, every directory above it included. */
export const canReach = (path: string, runAs: RunAs): boolean =>
  spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...runAs, cwd: '/', stdio: 'ignore' }).status ===
  0
