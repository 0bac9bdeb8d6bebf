import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './start-server.ts'

const SYSTEM = '/usr/lib/postgresql'

/** The PostgreSQL installations of this machine, by major version; most have none. */
export const installedVersions = (): string[] =>
  existsSync(SYSTEM)
    ? readdirSync(SYSTEM).filter((version) => existsSync(`${SYSTEM}/${version}/bin/postgres`))
    : []

const runAs = (): { uid: number; gid: number } | Record<string, never> => {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

const reachable = async (url: string): Promise<void> => {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (attempt === 50) throw error
      await sleep(100)
    }
  }
}

/** A PostgreSQL of the machine, as an operator would have one; `query` works as its superuser. */
export const startPlainPostgres = async (version: string) => {
  const bin = `${SYSTEM}/${version}/bin`
  const home = mkdtempSync(join(tmpdir(), 'plain-postgres-'))
  const user = runAs()
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid)
  const cluster = join(home, 'cluster')
  const settings = { ...user, cwd: '/', stdio: 'ignore' as const }
  execFileSync(
    `${bin}/initdb`,
    ['-D', cluster, '-U', 'root_of_all', '--auth=trust', '-E', 'UTF8', '--locale=C'],
    settings,
  )
  const port = await freePort()
  const options = [
    '-D',
    cluster,
    '-p',
    String(port),
    '-c',
    'unix_socket_directories=',
    '-c',
    'listen_addresses=127.0.0.1',
  ]
  const child = spawn(`${bin}/postgres`, options, settings)
  const urlOf = (role: string, database: string) => `postgresql://${role}@127.0.0.1:${port}/${database}`
  await reachable(urlOf('root_of_all', 'postgres'))
  return {
    urlOf,
    async query(sql: string): Promise<void> {
      const client = new pg.Client({ connectionString: urlOf('root_of_all', 'postgres') })
      await client.connect()
      for (const statement of sql.split(';')) await client.query(statement)
      await client.end()
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT')
      await once(child, 'exit')
      rmSync(home, { recursive: true, force: true })
    },
  }
}
