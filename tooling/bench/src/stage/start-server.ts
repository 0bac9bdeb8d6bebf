import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import serverFlags from '../../../../scripts/server-flags.json' with { type: 'json' }
import { freePort } from './free-port.ts'

const MAIN = fileURLToPath(new URL('../../../../apps/server/src/main.ts', import.meta.url))

export type RunningServer = { readonly pid: number; readonly origin: string; stop(): Promise<void> }

export type ServerOptions = {
  readonly databaseUrl: string
  readonly dataDir: string
  readonly password: string
  readonly role: 'all' | 'web' | 'worker'
  /** A folder for a CPU profile of the server; null without one. */
  readonly profile: string | null
}

/** Starts the product's server on a database and waits until it is ready; it seeds the demo. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const port = await freePort()
  const profile = options.profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`]
  const child = spawn(process.execPath, [...serverFlags, ...profile, MAIN], {
    env: {
      PORT: String(port),
      DATABASE_URL: options.databaseUrl,
      DATA_DIR: options.dataDir,
      DEMO: 'people',
      DEMO_PASSWORD: options.password,
      ROLE: options.role,
      LOG_LEVEL: 'error',
      RATE_LIMITS: 'off',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const end = () => child.kill('SIGTERM')
  process.once('exit', end)
  await readyLine(child)
  return {
    pid: child.pid ?? 0,
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      process.off('exit', end)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      end()
      await ended
    },
  }
}

const readyLine = async (child: ReturnType<typeof spawn>): Promise<void> => {
  if (child.stdout === null) throw new Error('the server has no output')
  const output = createInterface({ input: child.stdout })
  await new Promise<void>((resolve, reject) => {
    output.on('line', (line) => line.startsWith('ready ') && resolve())
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code} before it was ready`)))
  })
}
