import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { identityOf, isAlive } from './process-identity.ts'

type Holder = {
  readonly pid: number
  readonly identity: string
  readonly since: string
  readonly ending: boolean
}

export type DirectoryLock = {
  /** Tells the next start that this process is on its way out, so that it waits instead of refusing. */
  announceEnd(): void
  release(): void
}

/** As long as a server may take to drain, and a little. */
const PATIENCE_MS = 12_000

const readHolder = (file: string): Holder | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

/** Written aside and linked into place, so that nobody ever reads half a lock. */
const tryTake = (file: string, holder: Holder): boolean => {
  const draft = `${file}.${randomUUID()}`
  try {
    writeFileSync(draft, JSON.stringify(holder), { mode: 0o644 })
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Two starts may find the same dead holder: the lock is moved aside first and only thrown away if it is still the dead
 * one; a living one, taken in between, is put back.
 */
const clearDead = (file: string): void => {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readHolder(aside)
  try {
    if (moved !== null && isAlive(moved.identity)) linkSync(aside, file)
  } finally {
    rmSync(aside, { force: true })
  }
}

const refusal = (holder: Holder, directory: string): EmbeddedPostgresError =>
  new EmbeddedPostgresError(
    `Another Countersign (process ${holder.pid}, started ${holder.since}) already runs on ${directory}. ` +
      'Stop it first, or start this one with another DATA_DIR, or give both the same DATABASE_URL.',
  )

const waitForEnd = async (file: string, directory: string): Promise<void> => {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const holder = readHolder(file)
    if (holder === null || !isAlive(holder.identity)) return
    if (!holder.ending || Date.now() > deadline) throw refusal(holder, directory)
    await sleep(50)
  }
}

/**
 * Lets one process at a time own a data directory. The lock is a file that names its holder by process id and start
 * time: a holder killed in any way leaves no lock that counts.
 */
export const lockDirectory = async (directory: string): Promise<DirectoryLock> => {
  const file = `${directory}/countersign.lock`
  const holder: Holder = {
    pid: process.pid,
    identity: identityOf(process.pid) ?? String(process.pid),
    since: new Date().toISOString(),
    ending: false,
  }
  while (!tryTake(file, holder)) {
    await waitForEnd(file, directory)
    clearDead(file)
  }
  const isMine = () => readHolder(file)?.identity === holder.identity
  return {
    announceEnd() {
      if (isMine()) writeFileSync(file, JSON.stringify({ ...holder, ending: true }))
    },
    release() {
      if (isMine()) rmSync(file, { force: true })
    },
  }
}
