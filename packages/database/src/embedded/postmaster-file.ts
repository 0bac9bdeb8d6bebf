import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLineOf, identityOf } from './process-identity.ts'

export type RunningPostmaster = {
  readonly pid: number
  readonly identity: string
  readonly port: number
  /** Where its socket file is; empty when it has none. */
  readonly socketDirectory: string
  readonly status: 'starting' | 'ready' | 'stopping'
}

/** No system gives a process such an id. */
const NO_PROCESS = '2147483646'

const read = (cluster: string): string[] | null => {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * The PostgreSQL that runs on this cluster, or null. `postmaster.pid` alone does not tell: it outlives a kill -9, and
 * its process id may belong to anything by then.
 */
export const findPostmaster = (cluster: string): RunningPostmaster | null => {
  const lines = read(cluster)
  const pid = Number(lines?.[0])
  if (lines === null || !Number.isInteger(pid) || pid <= 0) return null
  const identity = identityOf(pid)
  if (identity === null || !commandLineOf(pid).includes(` -D ${cluster} `)) return null
  const status = lines[7]?.trim()
  return {
    pid,
    identity,
    port: Number(lines[3] ?? 0),
    socketDirectory: lines[4] ?? '',
    status: status === 'ready' || status === 'stopping' ? status : 'starting',
  }
}

/**
 * PostgreSQL refuses to start while any process of its user has the id in a left-over `postmaster.pid` or socket lock.
 * Of the first only that line is made harmless: the shared memory named further down still guards against orphaned
 * backends. The socket itself stays, so that clients are refused and try again, until PostgreSQL replaces it.
 */
export const disarmStalePostmasterFile = (cluster: string): void => {
  const lines = read(cluster)
  if (lines === null || findPostmaster(cluster) !== null) return
  writeFileSync(join(cluster, 'postmaster.pid'), [NO_PROCESS, ...lines.slice(1)].join('\n'))
  for (const name of readdirSync(cluster)) {
    if (/^\.s\.PGSQL\.\d+\.lock$/.test(name)) rmSync(join(cluster, name), { force: true })
  }
}
