import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { isRunning } from './testing/processes.ts'

const WATCH = fileURLToPath(new URL('../../../scripts/end-with-launcher.mjs', import.meta.url))

/** Starts a program as the launcher does, kills the launcher with kill -9, and answers the program's process id. */
const orphan = async (program: string): Promise<number> => {
  const options = JSON.stringify(['--import', WATCH, '--input-type=module', '-e', program])
  const launching = `
    const child = require('node:child_process').spawn(process.execPath, ${options}, { stdio: ['pipe', 'pipe', 'inherit'] })
    child.stdout.once('data', () => console.log(child.pid))`
  const launcher = spawn(process.execPath, ['-e', launching], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [pid] = (await once(createInterface({ input: launcher.stdout }), 'line')) as [string]
  launcher.kill('SIGKILL')
  await once(launcher, 'exit')
  return Number(pid)
}

const SAY = `process.stdout.write('up\\n');`

it('a program hears at once that its launcher was killed', async () => {
  const pid = await orphan(`${SAY} process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000)`)
  await expect.poll(() => isRunning(pid), { timeout: 3000, interval: 100 }).toBe(false)
})

it('a program that is busy for good does not survive its launcher either', { timeout: 30_000 }, async () => {
  const pid = await orphan(`${SAY} process.on('SIGTERM', () => {}); setTimeout(() => { for (;;); }, 200)`)
  await expect.poll(() => isRunning(pid), { timeout: 15_000, interval: 200 }).toBe(false)
})
