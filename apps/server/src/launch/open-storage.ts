import { type EmbeddedPostgres, startEmbedded } from '@countersign/database/embedded-postgres'
import { migrate } from '@countersign/database/migrate'
import type { Environment } from '../env.ts'
import { LaunchError } from './launch-error.ts'
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

const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'does not answer. Is PostgreSQL running there?',
  ENOTFOUND: 'is not known. Check the host in DATABASE_URL.',
  EAI_AGAIN: 'is not known. Check the host in DATABASE_URL.',
  ETIMEDOUT: 'does not answer. Is PostgreSQL running there?',
  '28P01': 'refused the user or the password in DATABASE_URL.',
  '28000': 'refused the user in DATABASE_URL.',
  '3D000': 'has no database of the name in DATABASE_URL. Create it first.',
  '42501': 'does not let the user in DATABASE_URL create tables. Make it the owner of the database.',
}

const codeOf = (error: unknown): string | undefined => {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  if (!(error instanceof Error)) return undefined
  return 'code' in error ? String(error.code) : codeOf(error.cause)
}

/** What an operator can mend, as a sentence that does not repeat the password. */
const explained = (error: unknown, url: string): unknown => {
  const sentence = SENTENCES[codeOf(error) ?? '']
  return sentence === undefined ? error : new LaunchError(`The database at ${new URL(url).host} ${sentence}`)
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
    throw explained(error, url)
  }
  return {
    url,
    announceEnd: () => embedded?.announceEnd(),
    close: async () => embedded?.stop(),
  }
}
