import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const readProc = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

const ps = (pid: number, column: string): string | null => {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

const onLinux = process.platform === 'linux'

/**
 * What tells this life of a process id from an earlier one: process ids are used again, and after a reboot or in a new
 * container the same small ids come back. Null when no such process runs; a zombie counts as none.
 */
export const identityOf = (pid: number): string | null => {
  if (!onLinux) {
    const started = ps(pid, 'lstart')
    return started === null ? null : `${pid} ${started}`
  }
  const stat = readProc(`/proc/${pid}/stat`)
  // The command name stands in parentheses and may hold anything; the fields are counted from behind it.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startTicks] = [fields?.[0], fields?.[19]]
  if (state === undefined || startTicks === undefined || state === 'Z' || state === 'X') return null
  return `${pid} ${startTicks} ${readProc('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}`
}

/** True while the very process that had this identity still runs. */
export const isAlive = (identity: string): boolean => identityOf(Number.parseInt(identity, 10)) === identity

/** The command line of a running process, its arguments joined by blanks; empty when there is none to see. */
export const commandLineOf = (pid: number): string =>
  (onLinux ? readProc(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') : ps(pid, 'args')) ?? ''
