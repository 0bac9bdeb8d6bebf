import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { giveTo } from './cluster-state.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { explain } from './explain.ts'
import type { RunAs } from './run-as.ts'

/** The owner of the database; also the name of the database. */
export const OWNER = 'countersign'

const MAJOR = '18'

// Code-point order in UTF-8 from PostgreSQL itself: the same on every machine, whatever locales it has.
const OPTIONS = [
  `--username=${OWNER}`,
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--auth=scram-sha-256',
]

const run = (program: string, options: readonly string[], runAs: RunAs | null): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, options, { ...runAs, cwd: '/', env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' } })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0 ? null : output))
  })

const isComplete = (cluster: string): boolean => {
  const file = join(cluster, 'PG_VERSION')
  if (!existsSync(file)) return false
  const version = readFileSync(file, 'utf8').trim()
  if (version === MAJOR) return true
  throw new EmbeddedPostgresError(
    `${cluster} was written by PostgreSQL ${version}, this is PostgreSQL ${MAJOR}. Export it with that version, or give another DATA_DIR.`,
  )
}

type NewCluster = {
  readonly cluster: string
  readonly password: string
  readonly binaries: Binaries
  readonly runAs: RunAs | null
}

/** Makes the cluster unless it is there. It is made aside and renamed: one that was cut short never counts. */
export const initialiseCluster = async ({
  cluster,
  password,
  binaries,
  runAs,
}: NewCluster): Promise<boolean> => {
  if (isComplete(cluster)) return false
  const draft = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  rmSync(draft, { recursive: true, force: true })
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    giveTo(passwordFile, runAs)
    mkdirSync(draft, { mode: 0o700 })
    giveTo(draft, runAs)
    const failure = await run(
      binaries.initdb,
      [...OPTIONS, `--pgdata=${draft}`, `--pwfile=${passwordFile}`],
      runAs,
    )
    if (failure !== null) throw explain(failure, cluster)
    renameSync(draft, cluster)
    return true
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(passwordFile, { force: true })
  }
}
