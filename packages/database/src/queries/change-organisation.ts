import type { Database } from '../client.ts'
import type { Prisma } from '../generated/client.ts'

/**
 * Changes people, departments or the calendar in one transaction, and with it the organisation's revision: commands
 * decided under the organisation before it are decided again. Answers the new revision.
 *
 * Waits for commits under way, and they for it: the lock conflicts with the one each commit takes, which a plain update
 * of the row would not. Keep `change` short.
 */
export const changeOrganisation = (
  { prisma }: Database,
  change: (transaction: Prisma.TransactionClient) => Promise<unknown>,
): Promise<number> =>
  prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`LOCK TABLE organisation IN EXCLUSIVE MODE`
    await change(transaction)
    const { revision } = await transaction.organisation.update({
      where: { id: 1 },
      data: { revision: { increment: 1 } },
    })
    return revision
  })
