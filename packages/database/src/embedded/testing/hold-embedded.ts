import { startEmbedded } from '../../embedded-postgres.ts'

// Stands for a server in tests: starts the embedded PostgreSQL, says so in one line of JSON, and stops it when told to
// by the end of standard input. "ending" on standard input is what a server says when it begins to drain.
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`)

const [dataDir = ''] = process.argv.slice(2)
try {
  const embedded = await startEmbedded({ dataDir, log: (sentence) => say({ log: sentence }) })
  say({ url: embedded.url, adopted: embedded.adopted })
  process.stdin.on('data', () => embedded.announceEnd())
  process.stdin.on('end', async () => {
    await embedded.stop()
    say({ stopped: true })
  })
} catch (error) {
  say({ refused: (error as Error).message, name: (error as Error).name })
}
