import { randomUUID } from 'node:crypto'
import { openDatabase } from '@countersign/database/client'
import { createRuntime } from '@countersign/runtime/runtime'
import { FIELDS } from '../person/request-fields.ts'
import type { DemoServer } from './demo-server.ts'

const ACCOUNTS = ['ka-0001', 'ka-0002', 'ka-0003', 'ka-0004', 'ka-0005', 'ka-0006'] as const
/** As many as the runtime commits together without one waiting for another. */
const AT_ONCE = 64

/** Starts so many requests by the real command, each of which becomes a task of the demo's supervisor. */
export const giveTasks = async (server: DemoServer, count: number): Promise<void> => {
  const database = await openDatabase(server.databaseUrl())
  const runtime = createRuntime({ database })
  const start = async (index: number): Promise<void> => {
    const id = randomUUID()
    const account = ACCOUNTS[index % ACCOUNTS.length] ?? FIELDS.account
    const answer = await runtime.execute({
      instanceId: id,
      definition: 'service-request',
      actor: { person: 'rep' },
      command: { verb: 'start', id, fields: { ...FIELDS, account, amount: 100 * index }, submit: true },
      idempotency: null,
      revision: null,
    })
    if (!answer.applied) throw new Error(`request ${index} is refused: ${answer.code}`)
  }
  try {
    let next = 0
    const walk = async (): Promise<void> => {
      while (next < count) await start(next++)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, walk))
    await runtime.settled()
    // Plans made while the tables were empty are bad ones; a server in use is analysed by the database itself.
    await database.pool.query('ANALYZE instance, task, candidate')
  } finally {
    await database.close()
  }
}
