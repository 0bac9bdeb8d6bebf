import type { Database } from '../client.ts'
import { changeOrganisation } from './change-organisation.ts'

const DUE = `
  SELECT EXISTS (SELECT FROM absence WHERE NOT begun AND from_at <= now())
      OR EXISTS (SELECT FROM absence WHERE NOT ended AND until_at <= now()) AS due`

/**
 * Moves the organisation's revision on when an absence has begun or ended, so that open tasks find their candidates
 * again. True when one had.
 */
export const followAbsences = async (database: Database): Promise<boolean> => {
  const { rows } = await database.pool.query<{ due: boolean }>(DUE)
  if (rows[0]?.due !== true) return false
  await changeOrganisation(database, async (transaction) => {
    await transaction.$executeRaw`UPDATE absence SET begun = true WHERE NOT begun AND from_at <= now()`
    await transaction.$executeRaw`UPDATE absence SET ended = true WHERE NOT ended AND until_at <= now()`
  })
  return true
}
