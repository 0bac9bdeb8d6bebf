import type { Database } from '@countersign/database/client'
import { HeadSigner } from '@countersign/records/head-signer'
import { recordPlaces } from '@countersign/records/record-places'
import type { Chore } from '@countersign/runtime/worker'
import type { Environment } from '../env.ts'

/** What the worker does besides its deliveries: heads of the log are signed and written to their second place. */
export const headsChore = (
  { pool }: Database,
  { dataDir, databaseUrl, records }: Pick<Environment, 'dataDir' | 'databaseUrl' | 'records'>,
): Chore => {
  const signer = new HeadSigner({ pool, ...recordPlaces({ dataDir, databaseUrl, ...records }) })
  return {
    name: 'signing heads of the log',
    restMs: records.signSeconds * 1000,
    work: async () => (await signer.sign()) === true,
  }
}
