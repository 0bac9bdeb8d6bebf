import { transition } from 'xstate'
import type { PrismaClient } from './generated/client.ts'
import { openTask } from './open-task.ts'
import { type RequestEvent, requestMachine, restore } from './request-machine.ts'

export type Decision = {
  readonly requestId: string
  readonly personId: string
  readonly outcome: RequestEvent['type']
  readonly opinion: string
}

/** Decides the open task of a request, in one transaction; of two at once the version lets one win. */
export const decideTask = (prisma: PrismaClient, { requestId, personId, outcome, opinion }: Decision) =>
  prisma.$transaction(async (tx) => {
    const request = await tx.request.findUnique({
      where: { id: requestId },
      include: { tasks: { where: { state: 'open' }, include: { candidates: true } } },
    })
    if (request === null) throw new Error('unknown request')
    const task = request.tasks.find(({ candidates }) => candidates.some((one) => one.personId === personId))
    if (task === undefined || personId === request.requesterId) throw new Error('not a candidate')

    const snapshot = restore(request.snapshot)
    if (!snapshot.can({ type: outcome })) throw new Error('not possible here')
    const [next] = transition(requestMachine, snapshot, { type: outcome })
    const step = String(next.value)
    const ended = next.status === 'done'

    const updated = await tx.request.updateMany({
      where: { id: requestId, version: request.version },
      data: {
        status: ended ? step : 'running',
        step,
        snapshot: requestMachine.getPersistedSnapshot(next) as object,
        version: { increment: 1 },
      },
    })
    if (updated.count !== 1) throw new Error('somebody else was faster')
    await tx.task.update({
      where: { id: task.id },
      data: { state: 'done', closedAt: new Date(), decidedBy: personId, outcome },
    })
    await tx.history.create({
      data: { requestId, actorId: personId, action: outcome, data: { opinion, step } },
    })
    if (ended) {
      await tx.outbox.create({
        data: { topic: 'request-ended', payload: { to: request.requesterId, requestId, step } },
      })
    } else await openTask(tx, requestId, step)
    return { step, ended }
  })
