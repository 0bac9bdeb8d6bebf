import type { Database } from '@countersign/database/client'
import { discardAttempts } from '@countersign/records/discard-attempts'
import type { Chore } from '@countersign/runtime/worker'

const HOUR_MS = 3_600_000
const AT_ONCE = 1000

/** What the worker does besides its deliveries: refused attempts are kept so many days. */
export const discardRefusedChore = ({ pool }: Database, keptDays: number): Chore => ({
  name: 'removing old refused attempts',
  restMs: HOUR_MS,
  work: async () => (await discardAttempts(pool, { keptDays, limit: AT_ONCE })) === AT_ONCE,
})
