import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freePort } from '@countersign/lifecycle/start-server'
import { PASSWORD, type Settings } from './demo-server.ts'
import { testDirectory } from './test-directory.ts'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const MAIN = 'apps/server/src/main.ts'

/** A server's process without the launcher around it, on a database that somebody else keeps. */
export type PlainServer = {
  readonly origin: string
  readonly pid: () => number
  /** Resolves with the exit code when the process has ended; null when a signal ended it. */
  readonly ended: () => Promise<number | null>
  /** kill -9; resolves when it has gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** Starts it again, with options of Node such as what to load before it. */
  start(options?: readonly string[]): Promise<void>
} & AsyncDisposable

type Run = { readonly child: ChildProcess; readonly ended: Promise<number | null> }

const isReady = async ({ child, ended }: Run): Promise<void> => {
  const said: string[] = []
  if (child.stdout === null || child.stderr === null) throw new Error('the server has no output')
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
  const lines = createInterface({ input: child.stdout })
  const ready = new Promise<true>((resolve) => {
    lines.on('line', (line) => {
      if (line.startsWith('ready ')) resolve(true)
      else said.push(line)
    })
  })
  if ((await Promise.race([ready, ended])) !== true)
    throw new Error(`the server did not start: ${said.join(' ').slice(0, 1000)}`)
}

/**
 * Starts a server and waits for its ready line. `settings` are DATABASE_URL and what else differs from a demo's server
 * without limits of rates; `root` is another version's tree.
 */
export const plainServer = async (settings: Settings, root = ROOT): Promise<PlainServer> => {
  const home = testDirectory()
  const PORT = String(await freePort())
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
    LOG_LEVEL: 'fatal',
    PORT,
    DATA_DIR: join(home.path, 'data'),
    DEMO: 'people',
    DEMO_PASSWORD: PASSWORD,
    RATE_LIMITS: 'off',
    ...settings,
  }
  const begin = async (options: readonly string[]): Promise<Run> => {
    const child = spawn(process.execPath, [...options, join(root, MAIN)], { cwd: root, env, stdio: 'pipe' })
    const ended = once(child, 'exit').then(([code]) => code as number | null)
    const begun = { child, ended }
    await isReady(begun)
    return begun
  }
  let run = await begin([])
  const signal = (name: 'SIGKILL' | 'SIGTERM') => {
    run.child.kill(name)
    return run.ended
  }
  return {
    origin: `http://127.0.0.1:${PORT}`,
    pid: () => run.child.pid ?? 0,
    ended: () => run.ended,
    kill: async () => {
      await signal('SIGKILL')
    },
    stop: () => signal('SIGTERM'),
    start: async (options = []) => {
      run = await begin(options)
    },
    [Symbol.asyncDispose]: async () => {
      await signal('SIGTERM')
      home[Symbol.dispose]()
    },
  }
}
