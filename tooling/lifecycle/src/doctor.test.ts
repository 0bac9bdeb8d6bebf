import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { naming } from './testing/processes.ts'
import { freePort, runCommand, startServer } from './testing/start-server.ts'

let home = ''
let DATA_DIR = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'doctor-'))
  chmodSync(home, 0o755)
  DATA_DIR = join(home, 'data')
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** The requests of the demo. */
const HEALTHY = '176 instances examined, all invariants hold'

describe('npm run doctor', { timeout: 60_000 }, () => {
  it('examines the database of a running server, and the same one when the server has ended', async () => {
    const run = startServer({ DATA_DIR, PORT: String(await freePort()) })
    expect(await run.ready).toBe(true)
    expect(await runCommand(['doctor'], { DATA_DIR })).toEqual({ code: 0, said: [HEALTHY] })
    run.terminate()
    expect(await run.ended).toBe(0)
    expect(await runCommand(['doctor'], { DATA_DIR })).toEqual({ code: 0, said: [HEALTHY] })
    expect(naming(DATA_DIR)).toEqual([])
  })

  it('console 25: finds nothing in the demo that one command made, nor after it was cleared', async () => {
    await using run = startServer({ DATA_DIR, PORT: String(await freePort()) })
    expect(await run.ready).toBe(true)
    expect(await runCommand(['doctor'], { DATA_DIR })).toEqual({ code: 0, said: [HEALTHY] })
    expect(await runCommand(['demo', 'clear'], { DATA_DIR })).toEqual({
      code: 0,
      said: ['176 requests of demo people were removed.'],
    })
    expect(await runCommand(['doctor'], { DATA_DIR })).toEqual({
      code: 0,
      said: ['0 instances examined, all invariants hold'],
    })
  })

  it('says that there is nothing to examine', async () => {
    const { code, said } = await runCommand(['doctor'], { DATA_DIR })
    expect(code).toBe(1)
    expect(said).toContain(
      `There is no database in ${DATA_DIR} yet. Start Countersign once, or name a database with --database-url.`,
    )
  })
})
