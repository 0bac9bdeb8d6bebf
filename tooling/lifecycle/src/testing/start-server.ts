import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { childOf } from './processes.ts'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))

type Settings = Readonly<Record<string, string>>

/** What a person's shell hands on, without what Vitest and npm added to it. */
const shell = (settings: Settings): NodeJS.ProcessEnv => {
  const { PATH, HOME, USER, LANG } = process.env
  return { PATH, HOME, USER, LANG, LOG_LEVEL: 'warn', ...settings }
}

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/**
 * `npm start` in a process group of its own, as a shell gives it one. It is under way when this returns; `ready` waits
 * for the ready line, or says what a start that failed has said.
 */
export const startServer = (settings: Settings) => {
  const child = spawn('npm', ['start'], { cwd: ROOT, env: shell(settings), detached: true, stdio: 'pipe' })
  const npm = child.pid ?? 0
  const lines: string[] = []
  const errors: string[] = []
  const output = createInterface({ input: child.stdout })
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
  const ready = new Promise<true | string>((resolve) => {
    output.on('line', (line) => {
      lines.push(line)
      if (line.startsWith('ready ')) resolve(true)
    })
    child.once('close', () => resolve(`it ended: ${errors.join(' ')}`))
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const launcher = () => childOf(npm, 'up.mjs')
  return {
    lines,
    errors,
    ready,
    /** The exit code of npm; null when a signal ended it. */
    ended,
    npm,
    launcher,
    server: () => childOf(launcher(), 'main.ts'),
    terminate: () => child.kill('SIGTERM'),
    killGroup: () => process.kill(-npm, 'SIGKILL'),
    /** For the end of a test that failed on the way. */
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended
    },
  }
}

/** `npm run <command>` to its end: its exit code and what it said. */
export const runCommand = async (words: readonly string[], settings: Settings) => {
  const child = spawn('npm', ['run', '--silent', ...words], {
    cwd: ROOT,
    env: shell(settings),
    stdio: 'pipe',
  })
  const said: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => said.push(line))
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
  const [code] = await once(child, 'close')
  return { code: code as number | null, said }
}

/** The process id of the PostgreSQL on a data directory. */
export const postgresOf = (dataDir: string): number =>
  Number(readFileSync(`${dataDir}/cluster/postmaster.pid`, 'utf8').split('\n')[0])
