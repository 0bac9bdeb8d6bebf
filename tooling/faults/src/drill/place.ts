import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type OwnPostgres, ownPostgres } from '@countersign/e2e/own-postgres'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '../../../..')
const COMMANDS = join(ROOT, 'apps/cli/src/main.ts')

/** Heads are signed while the drill is under way. */
const SIGN_SECONDS = '1'

/** A database and the folder of its server: what an operator has of one machine. */
export type Place = {
  readonly url: string
  readonly settings: Readonly<Record<string, string>>
  /** Runs one of the product's commands there, as an operator would; rejects when it does not end with 0. */
  command(...words: readonly string[]): Promise<string>
} & AsyncDisposable

export const openPlace = async (dataDir: string): Promise<Place> => {
  const postgres: OwnPostgres = await ownPostgres()
  const settings = { DATABASE_URL: postgres.url, DATA_DIR: dataDir, RECORD_SIGN_SECONDS: SIGN_SECONDS }
  return {
    url: postgres.url,
    settings,
    command: async (...words) => {
      const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...settings }
      const { stdout } = await run(process.execPath, [COMMANDS, ...words], { cwd: ROOT, env })
      return stdout
    },
    [Symbol.asyncDispose]: () => postgres[Symbol.asyncDispose](),
  }
}
