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
    if (refusal !== null) return refusal
    await followMerged(transaction, account)
    await transaction.accountEvent.create({
      data: { accountId: account, eventId: randomUUID(), at: new Date(), kind, byId: by, body },
    })
    return null
  })

/** Requests may still name an account that was merged into this one: what decides of it is the same. */
export const followMerged = async (transaction: Prisma.TransactionClient, account: string): Promise<void> => {
  await transaction.$executeRaw`
    UPDATE account d SET owner_id = s.owner_id, department_key = s.department_key, standing = s.standing,
      target = s.target, revision = d.revision + 1
    FROM account s WHERE s.id = ${account} AND d.merged_into = s.id
      AND (d.owner_id, d.department_key, d.standing, d.target)
        IS DISTINCT FROM (s.owner_id, s.department_key, s.standing, s.target)`
}
