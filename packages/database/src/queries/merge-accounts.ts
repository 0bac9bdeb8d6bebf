import type { Prisma } from '../generated/client.ts'
import { followMerged } from './change-account.ts'

type Merge = { readonly kept: string; readonly merged: string }

/**
 * Makes one account of two 合并: what is known of the other goes to the one that is kept, and its id stays as another name
 * of it, since requests have it in their records. What the kept one says itself stands. The caller holds the kept row.
 */
export const mergeAccounts = async (
  transaction: Prisma.TransactionClient,
  { kept, merged }: Merge,
): Promise<void> => {
  await transaction.$executeRaw`UPDATE contact SET account_id = ${kept} WHERE account_id = ${merged}`
  await transaction.$executeRaw`UPDATE finding SET account_id = ${kept} WHERE account_id = ${merged}`
  await transaction.$executeRaw`UPDATE call_report SET account_id = ${kept} WHERE account_id = ${merged}`
  await transaction.$executeRaw`UPDATE risk_sheet SET account_id = ${kept} WHERE account_id = ${merged}`
  await transaction.$executeRaw`
    INSERT INTO account_document (account_id, file_id, at, by_id)
    SELECT ${kept}, file_id, at, by_id FROM account_document WHERE account_id = ${merged} ON CONFLICT DO NOTHING`
  await transaction.$executeRaw`UPDATE visit SET account_id = ${kept} WHERE account_id = ${merged}`
  await transaction.$executeRaw`
    INSERT INTO account_member (account_id, person_id, role)
    SELECT ${kept}, person_id, role FROM account_member WHERE account_id = ${merged} ON CONFLICT DO NOTHING`
  await transaction.$executeRaw`
    UPDATE account k SET profile = (m.profile::jsonb || k.profile::jsonb)::json,
      figures = (m.figures::jsonb || k.figures::jsonb)::json, revision = k.revision + 1,
      customer_type = coalesce(k.customer_type, m.customer_type), category = coalesce(k.category, m.category),
      relationship = coalesce(k.relationship, m.relationship)
    FROM account m WHERE k.id = ${kept} AND m.id = ${merged}`
  // What had been merged into the other one goes with it.
  await transaction.$executeRaw`
    UPDATE account SET merged_into = ${kept} WHERE id = ${merged} OR merged_into = ${merged}`
  await followMerged(transaction, kept)
}
