import type { AccountWrite } from '@countersign/engine/decision'
import type { Database } from '../client.ts'
import type { Prisma } from '../generated/client.ts'
import { followMerged } from './change-account.ts'

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
  /** The number of the record that said it. */
  readonly seq: number
  readonly write: AccountWrite
}

type Transaction = Prisma.TransactionClient

/**
 * Writes an entry and what it changes, in one transaction. False when there is no such account; an entry that is there
 * already is left as it is, with all that it changed.
 */
export const writeAccount = async ({ prisma }: Database, given: AccountEntry): Promise<boolean> =>
  prisma.$transaction(async (transaction) => {
    const account = await heldAccount(transaction, given.account)
    if (account === null) return false
    const entry = { ...given, account }
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
    if (count === 0) return true
    await carryOut(transaction, entry)
    await followMerged(transaction, account)
    return true
  })

/** Entries of one account are written one after the other; one that was merged since is the one it was merged into. */
const heldAccount = async (transaction: Transaction, account: string): Promise<string | null> => {
  const held = await transaction.$queryRaw<{ id: string; mergedInto: string | null }[]>`
    SELECT id, merged_into AS "mergedInto" FROM account WHERE id = ${account} FOR UPDATE`
  const [found] = held
  if (found === undefined) return null
  return found.mergedInto === null ? found.id : heldAccount(transaction, found.mergedInto)
}

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
    case 'risk':
      await transaction.riskSheet.createMany({
        data: {
          accountId: entry.account,
          sheetId: entry.id,
          scores: write.scores as Prisma.InputJsonObject,
          total: write.total,
          madeAt: entry.at,
          madeBy: entry.by,
          instanceId: entry.instanceId,
        },
      })
      return
    case 'visit':
      return enterVisit(transaction, entry, write)
    case 'dossier':
      return
  }
}

/** What was said last of a visit stands, also where an earlier entry is carried out after a later one. */
const enterVisit = async (
  transaction: Transaction,
  { account, instanceId, by, seq }: AccountEntry,
  { at, held, place }: Extract<AccountWrite, { write: 'visit' }>,
): Promise<void> => {
  await transaction.$executeRaw`
    INSERT INTO visit (account_id, instance_id, at, held, lead_id, place, seq)
    VALUES (${account}, ${instanceId}::uuid, ${at}::timestamptz, ${held}, ${by}, ${place}, ${seq})
    ON CONFLICT (account_id, instance_id) DO UPDATE SET at = excluded.at, held = excluded.held,
      place = excluded.place, seq = excluded.seq WHERE visit.seq < excluded.seq`
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
