import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '@countersign/database/embedded-postgres'

const VARIABLE = 'COUNTERSIGN_TEST_DATABASE_URL'

/** Tests that look at durability start a PostgreSQL of their own; for the others speed is worth more. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }

/**
 * One PostgreSQL for the whole run: its owner's URL is in COUNTERSIGN_TEST_DATABASE_URL. Set it yourself to test on
 * another one. Vitest calls this for each room; the first one starts the server and is the last to stop it.
 */
export const setup = async (): Promise<(() => Promise<void>) | undefined> => {
  if (process.env[VARIABLE] !== undefined) return undefined
  const home = mkdtempSync(join(tmpdir(), 'countersign-test-'))
  // PostgreSQL runs as another user when root runs the tests.
  chmodSync(home, 0o711)
  const embedded = await startEmbedded({
    dataDir: join(home, 'data'),
    log: () => undefined,
    settings: SETTINGS,
  })
  process.env[VARIABLE] = embedded.url
  return async () => {
    await embedded.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
