import type { FieldValues } from '@countersign/definition/field'
import { initialTransition, transition } from 'xstate'
import type { PrismaClient } from './generated/client.ts'
import { openTask } from './open-task.ts'
import { requestMachine } from './request-machine.ts'

export type Start = { readonly id: string; readonly requesterId: string; readonly fields: FieldValues }

/** Starts a request and submits it, in one transaction. */
export const startRequest = (prisma: PrismaClient, { id, requesterId, fields }: Start) =>
  prisma.$transaction(async (tx) => {
    const [draft] = initialTransition(requestMachine)
    if (!draft.can({ type: 'submit' })) throw new Error('a draft cannot be submitted')
    const [next] = transition(requestMachine, draft, { type: 'submit' })
    const step = String(next.value)
    const request = await tx.request.create({
      data: {
        id,
        status: 'running',
        step,
        requesterId,
        accountId: String(fields.account),
        amount: BigInt(Number(fields.amount)),
        fields: fields as object,
        snapshot: requestMachine.getPersistedSnapshot(next) as object,
      },
    })
    await tx.history.create({
      data: { requestId: id, actorId: requesterId, action: 'submit', data: { step } },
    })
    await openTask(tx, request.id, step)
    return request
  })
