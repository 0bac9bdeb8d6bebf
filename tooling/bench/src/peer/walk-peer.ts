import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import type { WorkerSettings } from '../contestants/messages.ts'
import type { Walk } from '../workload/drive.ts'
import { requestFields } from '../workload/request-fields.ts'
import { decideTask } from './decide-task.ts'
import { PrismaClient } from './generated/client.ts'
import { startRequest } from './start-request.ts'

/** Measured: with 8 it did best at every number of clients; more connections only divide two processors further. */
const CONNECTIONS = 8
/** With more clients than connections some wait longer than Prisma's two seconds. */
const MAX_WAIT = 30_000

/** The hand-written XState + Prisma transaction. */
export const open = async ({ url, seed }: WorkerSettings): Promise<Walk> => {
  const adapter = new PrismaPg({ connectionString: url, max: CONNECTIONS })
  const prisma = new PrismaClient({ adapter, transactionOptions: { maxWait: MAX_WAIT, timeout: MAX_WAIT } })
  let started = 0
  return async (timed) => {
    const id = randomUUID()
    const fields = requestFields(seed, started++ % 64)
    const opinion = '同意,请按计划执行。'
    await timed(() => startRequest(prisma, { id, requesterId: 'rep', fields }))
    await timed(() =>
      decideTask(prisma, { requestId: id, personId: 'supervisor', outcome: 'approve', opinion }),
    )
    const last = await timed(() =>
      decideTask(prisma, { requestId: id, personId: 'manager', outcome: 'approve', opinion }),
    )
    if (!last.ended) throw new Error(`a request ended as ${last.step}`)
  }
}
