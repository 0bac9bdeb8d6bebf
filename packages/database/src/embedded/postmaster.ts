import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { explain } from './explain.ts'
import { findPostmaster } from './postmaster-file.ts'
import { isAlive } from './process-identity.ts'
import type { RunAs } from './run-as.ts'
import { settingArguments } from './settings.ts'

/** A running PostgreSQL, started here or found running. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  readonly socketDirectory: string
  /** Settles when the process has gone, for whatever reason. */
  readonly ended: Promise<void>
}

export type Launch = {
  readonly dataDir: string
  readonly cluster: string
  readonly binaries: Binaries
  readonly runAs: RunAs | null
  readonly port: number
  readonly settings: Readonly<Record<string, string>>
}

/** What every system allows for the path of a socket file. */
const SOCKET_PATH_BYTES = 103

/** A socket costs PostgreSQL and its clients a fifth less than TCP, but its path must be short. */
const socketDirectoryFor = (cluster: string): string =>
  Buffer.byteLength(`${cluster}/.s.PGSQL.65535`) <= SOCKET_PATH_BYTES ? cluster : ''

const LOG_LIMIT = 4 * 1024 * 1024
const START_LIMIT_MS = 60_000

/** One older log is kept. The file outlives this process, so that PostgreSQL never writes into a closed pipe. */
const openLog = (
  dataDir: string,
): { readonly file: string; readonly from: number; readonly descriptor: number } => {
  const file = join(dataDir, 'postgres.log')
  const size = () => statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size() > LOG_LIMIT) renameSync(file, `${file}.1`)
  return { file, from: size(), descriptor: openSync(file, 'a', 0o600) }
}

/** Waits until PostgreSQL takes connections; false when the process ended first. */
const becomesReady = async (cluster: string, pid: number, gone: () => boolean): Promise<boolean> => {
  const deadline = Date.now() + START_LIMIT_MS
  while (!gone()) {
    const found = findPostmaster(cluster)
    if (found?.pid === pid && found.status === 'ready') return true
    if (Date.now() > deadline) throw explain('FATAL: it took longer than a minute', cluster)
    await sleep(10)
  }
  return false
}

/** One attempt: the running PostgreSQL, or what its log said when it ended at once. */
export const launchPostmaster = async (
  launch: Launch,
): Promise<Postmaster | { readonly failure: string }> => {
  const { dataDir, cluster, binaries, runAs, port, settings } = launch
  const log = openLog(dataDir)
  const socketDirectory = socketDirectoryFor(cluster)
  const all = { ...settings, unix_socket_directories: socketDirectory }
  const options = ['-D', cluster, '-p', String(port), ...settingArguments(all)]
  const child = spawn(binaries.postgres, options, {
    ...runAs,
    cwd: '/',
    // A session of its own: Ctrl-C in the terminal must not stop the database before the server has drained.
    detached: true,
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    stdio: ['ignore', log.descriptor, log.descriptor],
  })
  closeSync(log.descriptor)
  let gone = false
  const ended = new Promise<void>((resolve) => {
    const settle = () => {
      gone = true
      resolve()
    }
    child.once('error', settle)
    child.once('exit', settle)
  })
  child.unref()
  if (child.pid !== undefined && (await becomesReady(cluster, child.pid, () => gone))) {
    return { pid: child.pid, port, socketDirectory, ended }
  }
  return { failure: readFileSync(log.file).subarray(log.from).toString() }
}

/** Polls: a process that this one did not start tells nobody here when it ends. */
const endOf = async (identity: string): Promise<void> => {
  while (isAlive(identity)) await sleep(250, undefined, { ref: false })
}

/** The PostgreSQL left running on this cluster, once it is ready; null when there is none or it is on its way out. */
export const adoptPostmaster = async (cluster: string): Promise<Postmaster | null> => {
  const found = findPostmaster(cluster)
  if (found === null) return null
  const gone = () => !isAlive(found.identity)
  if (found.status === 'stopping') {
    while (!gone()) await sleep(20)
    return null
  }
  if (!(await becomesReady(cluster, found.pid, gone))) return null
  const { pid, port, socketDirectory } = findPostmaster(cluster) ?? found
  return { pid, port, socketDirectory, ended: endOf(found.identity) }
}

const signal = (pid: number, name: 'SIGINT' | 'SIGQUIT'): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It has gone already.
  }
}

const settlesWithin = async (promise: Promise<void>, milliseconds: number): Promise<boolean> => {
  const timer = new AbortController()
  const late = sleep(milliseconds, false, { signal: timer.signal }).catch(() => false)
  const inTime = await Promise.race([promise.then(() => true), late])
  timer.abort()
  return inTime
}

/** Fast shutdown; when that takes too long an immediate one, which the next start recovers from. */
export const stopPostmaster = async ({ pid, ended }: Postmaster): Promise<void> => {
  signal(pid, 'SIGINT')
  if (await settlesWithin(ended, 4000)) return
  signal(pid, 'SIGQUIT')
  await settlesWithin(ended, 2000)
}
