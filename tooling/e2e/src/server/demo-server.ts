import { join } from 'node:path'
import { findEmbedded } from '@countersign/database/embedded-postgres'
import { freePort, startServer } from '@countersign/lifecycle/start-server'
import { type Inspector, inspectServer } from './inspector.ts'
import { testDirectory } from './test-directory.ts'

/** Opens every demo person's account on the servers that tests start. */
export const PASSWORD = 'opens the demo'

export type Settings = Readonly<Record<string, string>>

/** A whole server of a test's own, on its own port and DATA_DIR, with the demo in it. */
export type DemoServer = {
  /** Where it answers, such as `http://127.0.0.1:4000`; stays the same over restarts. */
  readonly origin: string
  readonly dataDir: string
  /** The owner's address of its embedded database, while that runs. */
  databaseUrl(): string
  /** Opens the inspector of the server process; only for one started with NODE_OPTIONS `--inspect-port=0`. */
  inspect(): Promise<Inspector>
  /** kill -9 of the server process; resolves when its launcher has ended too. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** Starts it again after it was killed or stopped. */
  start(): Promise<void>
} & AsyncDisposable

type Run = ReturnType<typeof startServer>

const begin = async (settings: Settings): Promise<Run> => {
  const run = startServer(settings)
  const ready = await run.ready
  if (ready === true) return run
  throw new Error(`the server did not start: ${ready}`)
}

const embeddedUrl = (dataDir: string): string => {
  const url = findEmbedded(dataDir)
  if (url === null) throw new Error(`no database runs on ${dataDir}`)
  return url
}

/** Starts a server as `npm start` does and waits for its ready line. */
export const demoServer = async (settings: Settings = {}): Promise<DemoServer> => {
  const home = testDirectory()
  const dataDir = settings.DATA_DIR ?? join(home.path, 'data')
  const PORT = String(await freePort())
  // Tests put the work of many machines into one.
  const load = { RATE_LIMITS: 'off' }
  const all = { PORT, DATA_DIR: dataDir, DEMO: 'people', DEMO_PASSWORD: PASSWORD, ...load, ...settings }
  let run = await begin(all)
  return {
    origin: `http://127.0.0.1:${PORT}`,
    dataDir,
    databaseUrl: () => embeddedUrl(dataDir),
    inspect: () => inspectServer(run.server(), run.errors),
    kill: async () => {
      process.kill(run.server(), 'SIGKILL')
      await run.ended
    },
    stop: () => {
      run.terminate()
      return run.ended
    },
    start: async () => {
      run = await begin(all)
    },
    [Symbol.asyncDispose]: async () => {
      await run[Symbol.asyncDispose]()
      home[Symbol.dispose]()
    },
  }
}
