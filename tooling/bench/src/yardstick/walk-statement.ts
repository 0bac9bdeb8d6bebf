import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { WorkerSettings } from '../contestants/messages.ts'
import { COMMANDS } from '../workload/commands.ts'
import type { Walk } from '../workload/drive.ts'

/** More than any phase has clients: each client needs a connection of its own, as with pgbench. */
const CONNECTIONS = 80

/** The yardstick's statement through `pg`, where there is no pgbench. */
export const open = async ({ url }: WorkerSettings): Promise<Walk> => {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS })
  return async (timed) => {
    const id = [randomBytes(8).readBigInt64BE().toString(), randomBytes(8).readBigInt64BE().toString()]
    for (let command = 1; command <= COMMANDS; command++) {
      await timed(() =>
        pool.query({
          name: 'yardstick',
          text: 'SELECT yardstick.command($1, $2, $3)',
          values: [...id, command],
        }),
      )
    }
  }
}
