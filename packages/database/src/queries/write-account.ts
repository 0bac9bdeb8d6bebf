import type { AccountWrite } from '@countersign/engine/decision'
import type { Database } from '../client.ts'
import type { Prisma } from '../generated/client.ts'

/** One entry into the account book 客户档案, by a process or by a person. */
export type AccountEntry = {
  readonly account: string
  /** The same for each try of one entry. */
  readonly id: string
  /** Ids of the findings among it, in their order. */
  readonly findingIds: readonly string[]
  /** ISO 8601. */
  readonly at: string
  readonly by: string | null
  readonly instanceId: string | null
  readonly write: AccountWrite
}

type Transaction = Prisma.TransactionClient

/**
 * Writes an entry and what it changes, in one transaction. False when there is no such account; an entry that is there
 * already is left as it is, with all that it changed.
 */
export const writeAccount = async ({ prisma }: Database, entry: AccountEntry): Promise<boolean> =>
  prisma.$transaction(async (transaction) => {
    // Entries of one account are written one after the other.
    const found = await transaction.$executeRaw`SELECT FROM account WHERE id = ${entry.account} FOR UPDATE`
    if (found === 0) return false
    const { count } = await transaction.accountEvent.createMany({
      data: {
        accountId: entry.account,
        eventId: entry.id,
        at: entry.at,
        kind: entry.write.write,
        byId: entry.by,
        instanceId: entry.instanceId,
        body: entry.write as Prisma.InputJsonObject,
      },
      skipDuplicates: true,
    })
    if (count > 0) await carryOut(transaction, entry)
    return true
  })

const carryOut = async (transaction: Transaction, entry: AccountEntry): Promise<void> => {
  const { write } = entry
  switch (write.write) {
    case 'register':
      return registerAccount(transaction, entry, write.owner)
    case 'profile':
      await transaction.$executeRaw`
        UPDATE account SET profile = (profile::jsonb || ${JSON.stringify(write.values)}::jsonb)::json,
          profile_at = ${entry.at}::timestamptz WHERE id = ${entry.account}`
      return
    case 'findings':
      await transaction.finding.createMany({
        data: write.findings.map((finding, index) => findingRow(entry, write.kind, { finding, index })),
      })
      return
    case 'report':
      await transaction.callReport.createMany({
        data: {
          accountId: entry.account,
          instanceId: entry.instanceId ?? entry.id,
          body: write.fields as Prisma.InputJsonObject,
          filedAt: entry.at,
          filedBy: entry.by,
        },
        skipDuplicates: true,
      })
      return
    case 'dossier':
      return
  }
}

/** A key account 大客户 has exactly one owner 专人, and belongs to that person's department. */
const registerAccount = async (
  transaction: Transaction,
  { account, at }: AccountEntry,
  owner: string,
): Promise<void> => {
  await transaction.$executeRaw`
    UPDATE account a SET owner_id = p.id, department_key = p.department_key, standing = 'key',
      registered_at = coalesce(a.registered_at, ${at}::timestamptz), revision = a.revision + 1
    FROM person p WHERE a.id = ${account} AND p.id = ${owner}`
}

type Given = { readonly finding: unknown; readonly index: number }

const findingRow = (
  { account, findingIds, instanceId, at, by }: AccountEntry,
  kind: string,
  { finding, index }: Given,
): Prisma.FindingCreateManyInput => {
  const { text, department } =
    typeof finding === 'object' ? (finding as Partial<Record<string, unknown>>) : {}
  return {
    accountId: account,
    findingId: findingIds[index] ?? '',
    instanceId,
    kind,
    content: typeof text === 'string' ? text : String(finding),
    departmentKey: typeof department === 'string' ? department : null,
    openedAt: at,
    openedBy: by,
  }
}
