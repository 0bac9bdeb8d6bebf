import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parentOf } from '../measure/cpu.ts'
import { freePort } from '../stage/free-port.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const SERVER = 'apps/server/src/main.ts'

export type Started = {
  /** From the call of npm to the line that says where the server is. */
  readonly seconds: number
  /** Resident memory of the server's process, PostgreSQL left out, in bytes; null where there is no /proc. */
  memory(): number | null
  stop(): Promise<void>
}

/** Does what a newcomer does, in a data directory of its own. */
export const npmStart = async (dataDir: string): Promise<Started> => {
  const port = await freePort()
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('ready ') && resolve())
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`npm start ended with code ${code} before it was ready`)))
  })
  const seconds = (performance.now() - began) / 1000
  return {
    seconds,
    memory: () => memoryOf(serverBelow(child.pid ?? 0)),
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const isBelow = (ancestor: number, pid: number): boolean => {
  for (let at: number | null = pid; at !== null && at > 1; at = parentOf(at)) if (at === ancestor) return true
  return false
}

const serverBelow = (ancestor: number): number | null =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => textOf(`/proc/${pid}/cmdline`).includes(SERVER) && isBelow(ancestor, pid))
    .at(-1) ?? null

const memoryOf = (pid: number | null): number | null => {
  const found = pid === null ? null : /^VmRSS:\s+(\d+) kB$/m.exec(textOf(`/proc/${pid}/status`))
  return found ? Number(found[1]) * 1024 : null
}
