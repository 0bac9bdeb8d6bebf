import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** The process id of the PostgreSQL that runs on a data directory of the test's own; null while none does. */
export const postmasterOf = (dataDir: string): number | null => {
  try {
    const pid = Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
    return parentOf(pid) === null ? null : pid
  } catch {
    return null
  }
}

/** The parent of a running process; null when there is no such process. */
const parentOf = (pid: number): number | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command name stands in parentheses and may hold anything.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}

/** A process of PostgreSQL that works for the server, the busiest first; null when none is connected. */
export const backendOf = async (url: string, postmaster: number): Promise<number | null> => {
  const client = new pg.Client({ connectionString: url })
  // The process that is killed takes this connection with it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'countersign'
       ORDER BY state = 'active' DESC, state_change DESC LIMIT 1`,
    )
    const pid = rows[0]?.pid
    // By the time it is killed the id could belong to anything: only children of this very PostgreSQL are touched.
    return pid !== undefined && parentOf(pid) === postmaster ? pid : null
  } finally {
    await client.end()
  }
}
