import { join } from 'node:path'
import { startEmbedded } from '@countersign/database/embedded-postgres'
import { testDirectory } from './test-directory.ts'

/** A PostgreSQL of a test's own, for servers that are given a DATABASE_URL; `url` is its owner's. */
export type OwnPostgres = { readonly url: string } & AsyncDisposable

export const ownPostgres = async (): Promise<OwnPostgres> => {
  const home = testDirectory()
  const embedded = await startEmbedded({ dataDir: join(home.path, 'data'), log: () => undefined })
  return {
    url: embedded.url,
    [Symbol.asyncDispose]: async () => {
      await embedded.stop()
      home[Symbol.dispose]()
    },
  }
}
