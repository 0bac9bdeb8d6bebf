import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { installedVersions, startPlainPostgres } from './testing/plain-postgres.ts'
import { naming } from './testing/processes.ts'
import { signIn } from './testing/sign-in.ts'
import { freePort, startServer } from './testing/start-server.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'database-url-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const start = (settings: Readonly<Record<string, string>>) =>
  startServer({ DATA_DIR: join(home, 'data'), ...settings })

const OWNERS = {
  'a superuser': 'CREATE ROLE owner_of_it SUPERUSER LOGIN; CREATE DATABASE approvals OWNER owner_of_it',
  'an owner who may create nothing else':
    'CREATE ROLE owner_of_it LOGIN; CREATE DATABASE approvals OWNER owner_of_it',
}

describe('npm start with DATABASE_URL', { timeout: 90_000 }, () => {
  describe.each(installedVersions())('of a PostgreSQL %s', (version) => {
    it.each(Object.entries(OWNERS))('runs web and worker servers as %s', async (_, sql) => {
      await using postgres = await startPlainPostgres(version)
      await postgres.query(sql)
      const DATABASE_URL = postgres.urlOf('owner_of_it', 'approvals')
      const common = { DATABASE_URL, DEMO: '1', DEMO_PASSWORD: 'opens the demo' }
      const PORT = String(await freePort())
      await using web = start({ ...common, ROLE: 'web', PORT })
      expect(await web.ready).toBe(true)
      await using worker = start({ ...common, ROLE: 'worker' })
      expect(await worker.ready).toBe(true)
      expect((await signIn(PORT, 'opens the demo')).status).toBe(200)
      expect(naming(join(home, 'data/cluster'))).toEqual([])
      web.terminate()
      worker.terminate()
      expect(await Promise.all([web.ended, worker.ended])).toEqual([0, 0])
    })
  })

  it('says that nobody answers there', async () => {
    const port = await freePort()
    const run = start({
      DATABASE_URL: `postgresql://me:secret@127.0.0.1:${port}/approvals`,
      PORT: String(await freePort()),
    })
    expect(await run.ended).toBe(1)
    expect(run.errors.join('\n')).toContain(`127.0.0.1:${port} does not answer`)
    expect(run.errors.join('\n')).not.toContain('secret')
  })
})
