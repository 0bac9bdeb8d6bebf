import type { Database } from '../client.ts'
import type { Prisma } from '../generated/client.ts'
import { changeOrganisation } from './change-organisation.ts'

/** What the change writes with; everything through it is undone when the change is refused. */
export type DirectoryTransaction = Prisma.TransactionClient

export type DirectoryChanged<Refusal> =
  | { readonly changed: true; readonly revision: number }
  | { readonly changed: false; readonly refusal: Refusal }

/** Carries a refusal out of a transaction, which ends undone only when something is thrown. */
class Undo<Refusal> extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super('the change was refused')
    this.refusal = refusal
  }
}

/**
 * A change of people and departments that may turn out to be impossible: `change` answers null once everything is
 * written, or a refusal, and then nothing is. Looks and writes under the lock of `changeOrganisation`, so what it has
 * looked at stays true until it ends.
 */
export const changeDirectory = async <Refusal>(
  database: Database,
  change: (transaction: DirectoryTransaction) => Promise<Refusal | null>,
): Promise<DirectoryChanged<Refusal>> => {
  try {
    const revision = await changeOrganisation(database, async (transaction) => {
      const refusal = await change(transaction)
      if (refusal !== null) throw new Undo(refusal)
    })
    return { changed: true, revision }
  } catch (error) {
    if (error instanceof Undo) return { changed: false, refusal: (error as Undo<Refusal>).refusal }
    throw error
  }
}
