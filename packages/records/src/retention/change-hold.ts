import type { Database } from '@countersign/database/client'
import { RecordError } from '../record-error.ts'
import { isHeld, legalHolds, saveHolds } from './retention-settings.ts'

export type HoldChange = {
  readonly number: string
  readonly reason: string
  /** Who says so. */
  readonly by: string
  readonly at: string
}

const find = async (database: Database, number: string) => {
  const row = await database.prisma.instance.findFirst({ where: { number }, select: { instanceId: true } })
  if (row === null) throw new RecordError(`There is no request with the number ${number}.`)
  return { id: row.instanceId, holds: (await legalHolds(database)).get(row.instanceId) ?? [] }
}

/**
 * Puts a request under a legal hold 法律保留.
 *
 * @throws {RecordError} when there is no such request or it is under one
 */
export const holdRequest = async (database: Database, change: HoldChange): Promise<void> => {
  const { id, holds } = await find(database, change.number)
  if (isHeld(holds)) throw new RecordError(`${change.number} is under a hold already.`)
  await saveHolds(database, id, [...holds, { ...change, released: null }])
}

/**
 * Releases a request from its legal hold; that it was under one stays on record.
 *
 * @throws {RecordError} when there is no such request or it is under none
 */
export const releaseRequest = async (
  database: Database,
  { number, ...released }: HoldChange,
): Promise<void> => {
  const { id, holds } = await find(database, number)
  if (!isHeld(holds)) throw new RecordError(`${number} is under no hold.`)
  await saveHolds(
    database,
    id,
    holds.map((hold) => (hold.released === null ? { ...hold, released } : hold)),
  )
}
