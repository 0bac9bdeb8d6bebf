import type { Prisma } from './generated/client.ts'
import { candidatesOf, dueFrom } from './peer-directory.ts'

/** Opens the task of a step for its candidates and tells each of them. */
export const openTask = async (
  tx: Prisma.TransactionClient,
  requestId: string,
  step: string,
): Promise<void> => {
  const people = candidatesOf(step)
  const task = await tx.task.create({
    data: {
      requestId,
      step,
      state: 'open',
      dueAt: dueFrom(new Date()),
      candidates: { create: people.map((personId) => ({ personId })) },
    },
  })
  await tx.outbox.createMany({
    data: people.map((personId) => ({
      topic: 'task-opened',
      payload: { to: personId, requestId, taskId: task.id, step },
    })),
  })
}
