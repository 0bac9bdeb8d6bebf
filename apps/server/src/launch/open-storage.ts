import { type EmbeddedPostgres, startEmbedded } from '@countersign/database/embedded-postgres'
import { migrate } from '@countersign/database/migrate'
import type { Environment } from '../env.ts'
import type { Log } from './log.ts'

/** A migrated PostgreSQL: the embedded one, or the one that DATABASE_URL names. */
export type Storage = {
  /** Connects as the owner of the database. */
  readonly url: string
  /** Tells another start on the same DATA_DIR to wait for this one to end. */
  announceEnd(): void
  close(): Promise<void>
}

type Lost = (error: Error) => void

const embed = async ({ dataDir }: Environment, log: Log, lost: Lost): Promise<EmbeddedPostgres> => {
  const embedded = await startEmbedded({ dataDir, log: (sentence) => log.info(sentence), lost })
  if (embedded.adopted) log.info('took over the embedded PostgreSQL that a killed server left running')
  return embedded
}

/** Starts or reaches the database and brings it to the newest schema. `lost` is told when the embedded one is gone. */
export const openStorage = async (environment: Environment, log: Log, lost: Lost): Promise<Storage> => {
  const { databaseUrl } = environment
  const embedded = databaseUrl === null ? await embed(environment, log, lost) : null
  const url = embedded?.url ?? databaseUrl ?? ''
  try {
    const { summary } = await migrate(url)
    log.info(summary)
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  return {
    url,
    announceEnd: () => embedded?.announceEnd(),
    close: async () => embedded?.stop(),
  }
}
