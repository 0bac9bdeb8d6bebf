import { randomUUID } from 'node:crypto'
import type { Database } from '../client.ts'
import type { Prisma } from '../generated/client.ts'

/** What somebody did to an account; it stands in the account's timeline. */
export type AccountAct = {
  readonly account: string
  readonly kind: string
  readonly by: string
  readonly body: Prisma.InputJsonObject
}

/**
 * Carries out a change of an account and writes it into the timeline, in one transaction and after everybody else who
 * changes it. `change` answers null where it was carried out, or why it was not; then nothing is.
 */
export const changeAccount = async <Refusal>(
  { prisma }: Pick<Database, 'prisma'>,
  { account, kind, by, body }: AccountAct,
  change: (transaction: Prisma.TransactionClient) => Promise<Refusal | null>,
): Promise<Refusal | null> =>
  prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT FROM account WHERE id = ${account} FOR UPDATE`
    const refusal = await change(transaction)
    if (refusal === null)
      await transaction.accountEvent.create({
        data: { accountId: account, eventId: randomUUID(), at: new Date(), kind, byId: by, body },
      })
    return refusal
  })
