import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isRunning, naming } from './testing/processes.ts'
import { signIn } from './testing/sign-in.ts'
import { freePort, postgresOf, startServer } from './testing/start-server.ts'

let home = ''
let dataDir = ''
let PORT = ''
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'lifecycle-'))
  chmodSync(home, 0o755)
  dataDir = join(home, 'data')
  PORT = String(await freePort())
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const start = (settings: Readonly<Record<string, string>> = {}) =>
  startServer({ PORT, DATA_DIR: dataDir, ...settings })

const isServed = async (port = PORT): Promise<boolean> => {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
  return answer?.ok === true
}

/** Neither server, PostgreSQL nor guard is left, and nobody answers. */
const nothingIsLeft = async (): Promise<void> => {
  await expect.poll(() => naming(dataDir), { timeout: 10_000, interval: 200 }).toEqual([])
  expect(await isServed()).toBe(false)
}

describe('npm start', { timeout: 90_000 }, () => {
  it('says how to sign in and where, and ends with 0 within ten seconds of SIGTERM', async () => {
    await using run = start()
    expect(await run.ready).toBe(true)
    expect(run.lines.at(-1)).toBe(`ready http://127.0.0.1:${PORT}`)
    const password = run.lines.find((line) => line.startsWith('password: '))?.slice('password: '.length) ?? ''
    expect((await signIn(PORT, password)).status).toBe(200)
    const asked = performance.now()
    run.terminate()
    expect(await run.ended).toBe(0)
    expect(performance.now() - asked).toBeLessThan(10_000)
    await nothingIsLeft()
  })

  it('keeps the password it printed, and takes another one when told to', async () => {
    const first = start()
    expect(await first.ready).toBe(true)
    const printed = first.lines.find((line) => line.startsWith('password: '))
    first.terminate()
    await first.ended
    const second = start()
    expect(await second.ready).toBe(true)
    expect(second.lines).toContain(printed)
    second.terminate()
    await second.ended
    await using third = start({ DEMO_PASSWORD: 'quite another one' })
    expect(await third.ready).toBe(true)
    expect((await signIn(PORT, 'quite another one')).status).toBe(200)
  })

  it.each(['launcher', 'npm'] as const)('ends server and database when its %s is killed', async (which) => {
    const run = start()
    expect(await run.ready).toBe(true)
    const left = [run.launcher(), run.server()]
    process.kill(which === 'npm' ? run.npm : run.launcher(), 'SIGKILL')
    await run.ended
    await nothingIsLeft()
    await expect.poll(() => left.filter(isRunning), { timeout: 10_000, interval: 200 }).toEqual([])
  })

  it('starts again on the same port and directory after its whole process group was killed', async () => {
    const killed = start()
    expect(await killed.ready).toBe(true)
    killed.killGroup()
    await using next = start()
    expect(await next.ready).toBe(true)
    expect(await isServed()).toBe(true)
  })

  it('starts again at once while the server whose launcher was killed still drains', async () => {
    const killed = start()
    expect(await killed.ready).toBe(true)
    process.kill(killed.launcher(), 'SIGKILL')
    await using next = start()
    expect(await next.ready).toBe(true)
    expect(await isServed()).toBe(true)
  })

  it('ends the database with a server that is killed', async () => {
    const run = start()
    expect(await run.ready).toBe(true)
    process.kill(run.server(), 'SIGKILL')
    expect(await run.ended).not.toBe(0)
    await nothingIsLeft()
  })

  it('keeps serving when its database is killed', async () => {
    await using run = start()
    expect(await run.ready).toBe(true)
    process.kill(postgresOf(dataDir), 'SIGKILL')
    await sleep(200)
    await expect.poll(() => isServed(), { timeout: 15_000, interval: 200 }).toBe(true)
  })

  it('ends in order when it is told to while it still starts', async () => {
    const run = start()
    await expect
      .poll(() => naming(`${dataDir}/cluster`).length, { timeout: 10_000, interval: 20 })
      .toBeGreaterThan(0)
    run.terminate()
    expect(await run.ended).toBe(0)
    await nothingIsLeft()
  })

  it('runs beside another one with its own port and directory, and refuses to share a directory', async () => {
    await using first = start()
    expect(await first.ready).toBe(true)
    const port = String(await freePort())
    await using beside = start({ PORT: port, DATA_DIR: join(home, 'beside') })
    expect(await beside.ready).toBe(true)
    expect(await isServed(port)).toBe(true)
    const third = start({ PORT: String(await freePort()) })
    expect(await third.ended).toBe(1)
    expect(third.errors.join()).toContain('Another Countersign (process')
    expect(await isServed()).toBe(true)
  })

  it('says that its port is taken and leaves nothing running', async () => {
    const stranger = createServer().listen(Number(PORT), '127.0.0.1')
    const run = start()
    expect(await run.ended).toBe(1)
    expect(run.errors).toContain(
      `Port ${PORT} on 127.0.0.1 is in use by another program. Stop that, or set PORT to a free one.`,
    )
    // What it had opened by then was closed in order, without waiting for the time at which it is cut off.
    expect(run.lines.join('\n')).not.toContain('cut off')
    stranger.close()
    await nothingIsLeft()
  })

  it('names each setting that is wrong', async () => {
    const run = start({ PORT: 'http', ROLE: 'boss' })
    expect(await run.ended).toBe(1)
    expect(run.errors.join('\n')).toMatch(/PORT must be .*\n.*ROLE must be/)
  })
})
