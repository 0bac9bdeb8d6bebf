import { existsSync } from 'node:fs'
import { EmbeddedPostgresError, findEmbedded, startEmbedded } from '@countersign/database/embedded-postgres'
import type { Environment } from './env.ts'

/**
 * Calls `use` with the owner's URL of the database: the given one, the embedded one as it runs, or the embedded one
 * started for this and stopped afterwards.
 *
 * @throws {EmbeddedPostgresError} with a sentence when there is none
 */
export const withDatabase = async <T>(
  { databaseUrl, dataDir }: Environment,
  use: (url: string) => Promise<T>,
): Promise<T> => {
  if (databaseUrl !== null) return use(databaseUrl)
  if (!existsSync(`${dataDir}/postgres.json`)) {
    throw new EmbeddedPostgresError(
      `There is no database in ${dataDir} yet. Start Countersign once, or name a database with --database-url.`,
    )
  }
  const running = findEmbedded(dataDir)
  if (running !== null) return use(running)
  const embedded = await startEmbedded({ dataDir, log: () => undefined })
  try {
    return await use(embedded.url)
  } finally {
    await embedded.stop()
  }
}
