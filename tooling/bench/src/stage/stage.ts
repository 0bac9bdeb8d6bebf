import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '@countersign/database/embedded-postgres'
import { migrate } from '@countersign/database/migrate'
import pg from 'pg'
import { parentOf } from '../measure/cpu.ts'
import { publishWorkload } from './publish-workload.ts'
import { type RunningServer, startServer } from './start-server.ts'

/** What all contestants run on: one PostgreSQL of this run alone, in a directory that is removed afterwards. */
export type Stage = {
  /** The owner's address of the database that holds Countersign and the yardstick. */
  readonly url: string
  /** The owner's address of the peer's database, on the same PostgreSQL. */
  readonly peerUrl: string
  readonly password: string
  /** For files of this run; removed at its end. */
  readonly folder: string
  readonly server: RunningServer
  /** The PostgreSQL main process; null on systems that do not tell. */
  readonly postmaster: number | null
  /** What decides about durability, as PostgreSQL reports it. */
  readonly settings: Readonly<Record<string, string>>
  /** For looking on from outside. */
  readonly owner: pg.Client
  /** Vacuums and analyses every table of one of the two databases. */
  analyse(url: string): Promise<void>
  close(): Promise<void>
}

export type StageOptions = {
  readonly role: 'all' | 'web'
  readonly profile: string | null
  /** Lets PostgreSQL count what each statement costs, which itself costs a little. */
  readonly statements: boolean
  /** Lets PostgreSQL keep no more log than a crash needs: tables filled as they are made then need none. */
  readonly leastLog?: boolean
  readonly log: (line: string) => void
}

const PEER = 'peer'
const REPORTED = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers']

const LEAST_LOG = { wal_level: 'minimal', max_wal_senders: '0' }

const STATEMENTS = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
}

/** Starts PostgreSQL and the server, which seeds the demo, and publishes the definition of the workload. */
export const openStage = async (options: StageOptions): Promise<Stage> => {
  const { role, profile, statements, leastLog = false, log } = options
  const dataDir = join(tmpdir(), `countersign-bench-${process.pid}-${randomBytes(3).toString('hex')}`)
  const closers: (() => Promise<unknown>)[] = [() => rm(dataDir, { recursive: true, force: true })]
  const close = async () => {
    for (const step of closers.splice(0).reverse()) await step()
  }
  try {
    const embedded = await startEmbedded({
      dataDir: join(dataDir, 'postgres'),
      log,
      settings: { ...(statements && STATEMENTS), ...(leastLog && LEAST_LOG) },
    })
    closers.push(() => embedded.stop())
    const owner = new pg.Client({ connectionString: embedded.url })
    await owner.connect()
    closers.push(() => owner.end())
    await migrate(embedded.url)
    if (statements) await owner.query('CREATE EXTENSION pg_stat_statements')
    const password = randomBytes(12).toString('base64url')
    const server = await startServer({ databaseUrl: embedded.url, dataDir, password, role, profile })
    closers.push(() => server.stop())
    await publishWorkload(embedded.url)
    await owner.query(`CREATE DATABASE ${PEER}`)
    const peerUrl = new URL(embedded.url)
    peerUrl.pathname = `/${PEER}`
    const about = { postmaster: await postmasterOf(owner), settings: await settingsOf(owner) }
    return {
      url: embedded.url,
      peerUrl: peerUrl.href,
      password,
      folder: dataDir,
      server,
      owner,
      ...about,
      analyse,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const analyse = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('VACUUM (ANALYZE)')
  } finally {
    await client.end()
  }
}

const postmasterOf = async (owner: pg.Client): Promise<number | null> => {
  const { rows } = await owner.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  return parentOf(rows[0]?.pid ?? 0)
}

const settingsOf = async (owner: pg.Client): Promise<Record<string, string>> => {
  const { rows } = await owner.query<{ name: string; value: string }>(
    'SELECT name, current_setting(name) AS value FROM pg_settings WHERE name = ANY ($1)',
    [REPORTED],
  )
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}
