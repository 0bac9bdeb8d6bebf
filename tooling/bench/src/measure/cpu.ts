import { readdirSync, readFileSync } from 'node:fs'

/** A kernel tick as /proc counts it; 100 a second on every Linux that Node runs on. */
const TICK_MICROSECONDS = 10_000

type Stat = { readonly parent: number; readonly own: number; readonly ofDead: number }

/** One line of /proc; null when the process has gone or the system has no /proc. */
const statOf = (pid: number | 'self'): Stat | null => {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The second column is the program's name in brackets, which may hold anything.
    const columns = line.slice(line.lastIndexOf(')') + 2).split(' ')
    const number = (column: number) => Number(columns[column - 3])
    return { parent: number(4), own: number(14) + number(15), ofDead: number(16) + number(17) }
  } catch {
    return null
  }
}

/** CPU microseconds of one process so far, children left out; null where there is no /proc. */
export const cpuOfProcess = (pid: number): number | null => {
  const stat = statOf(pid)
  return stat === null ? null : stat.own * TICK_MICROSECONDS
}

/** CPU microseconds of a process with all its children, living and dead: how PostgreSQL works. */
export const cpuOfFamily = (pid: number): number | null => {
  const head = statOf(pid)
  if (head === null) return null
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat?.parent === pid)
  const living = children.reduce((sum, stat) => sum + (stat?.own ?? 0), 0)
  return (head.own + head.ofDead + living) * TICK_MICROSECONDS
}

/** CPU microseconds of the children this process has waited for, such as pgbench. */
export const cpuOfEndedChildren = (): number | null => {
  const stat = statOf('self')
  return stat === null ? null : stat.ofDead * TICK_MICROSECONDS
}

/** The parent of a process; null when it has gone or there is no /proc. */
export const parentOf = (pid: number): number | null => statOf(pid)?.parent ?? null

/** CPU microseconds of everything on this machine so far, idle and waiting time left out; null where there is no /proc. */
export const cpuOfMachine = (): number | null => {
  try {
    const [, user, nice, system, , , irq, softirq, steal] = (
      readFileSync('/proc/stat', 'latin1').split('\n')[0] ?? ''
    )
      .split(/\s+/)
      .map(Number)
    return (
      [user, nice, system, irq, softirq, steal].reduce((sum: number, part) => sum + (part ?? 0), 0) *
      TICK_MICROSECONDS
    )
  } catch {
    return null
  }
}
