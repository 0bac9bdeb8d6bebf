import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { identityOf, isAlive } from './embedded/process-identity.ts'
import { holdEmbedded } from './embedded/testing/holder.ts'
import { findEmbedded } from './embedded-postgres.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = { uid: 65_534, gid: 65_534 }

const made: string[] = []
const newDirectory = (mode = 0o755): string => {
  const directory = mkdtempSync(join(tmpdir(), 'embedded-'))
  made.push(directory)
  chmodSync(directory, mode)
  return join(directory, 'data')
}
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true })
})

const query = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

const stateOf = (dataDir: string) =>
  JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { directory: string; guard: string }

const postmasterOf = (dataDir: string): string => {
  const pid = Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
  return identityOf(pid) ?? ''
}

const killGuard = (dataDir: string) => process.kill(Number.parseInt(stateOf(dataDir).guard, 10), 'SIGKILL')

const gone = (identity: string) => expect.poll(() => isAlive(identity), { timeout: 10_000 }).toBe(false)

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('keeps data, password and port from one start to the next, readable by its user only', async () => {
    const dataDir = newDirectory()
    const first = await holdEmbedded(dataDir)
    await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS n')
    await first.stop()
    await using second = await holdEmbedded(dataDir)
    expect(second.url).toBe(first.url)
    expect(second.adopted).toBe(false)
    expect(await query(second.url, 'SELECT n FROM kept')).toBe(1)
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'cluster')).mode & 0o777).toBe(0o700)
  })

  it('is durable, speaks UTF-8 and listens on the loopback address only', async () => {
    await using held = await holdEmbedded(newDirectory())
    const settings = await query(
      held.url,
      `SELECT json_object_agg(name, setting) FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit',
         'full_page_writes', 'server_encoding', 'listen_addresses', 'max_connections')`,
    )
    expect(settings).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      server_encoding: 'UTF8',
      listen_addresses: '127.0.0.1',
      max_connections: '100',
    })
    await expect(query(held.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password')
  })

  it('is reached through a socket in its own directory, or by TCP where the path is too long for one', async () => {
    const near = newDirectory()
    const far = join(newDirectory(), 'x'.repeat(100))
    for (const [dataDir, through] of [
      [near, null],
      [far, '127.0.0.1/32'],
    ] as const) {
      await using held = await holdEmbedded(dataDir)
      expect(await query(held.url, 'SELECT inet_client_addr()::text')).toBe(through)
      expect(await query(held.url.replace(/\?.*/, ''), 'SELECT inet_client_addr()::text')).toBe(
        '127.0.0.1/32',
      )
    }
  })

  it('refuses a second start on the same directory and names the first', async () => {
    const dataDir = newDirectory()
    await using first = await holdEmbedded(dataDir)
    await using second = await holdEmbedded(dataDir)
    expect(second.refusal).toContain(`process ${first.pid}, started 20`)
    expect(second.errorName).toBe('EmbeddedPostgresError')
    expect(await query(first.url, 'SELECT 1')).toBe(1)
  })

  it('lets one of several starts at once win', async () => {
    const dataDir = newDirectory()
    const starts = await Promise.all([1, 2, 3, 4].map(() => holdEmbedded(dataDir)))
    expect(starts.filter((start) => start.refusal === null)).toHaveLength(1)
    for (const start of starts) await start.stop()
  })

  it('waits for a server that is on its way out', async () => {
    const dataDir = newDirectory()
    await using first = await holdEmbedded(dataDir)
    first.announceEnd()
    await expect
      .poll(() => readFileSync(join(dataDir, 'countersign.lock'), 'utf8'))
      .toContain('"ending":true')
    const second = holdEmbedded(dataDir)
    await first.stop()
    await using started = await second
    expect(started.refusal).toBeNull()
    expect(await query(started.url, 'SELECT 1')).toBe(1)
  })

  it('ends when its server is killed', async () => {
    const dataDir = newDirectory()
    const killed = await holdEmbedded(dataDir)
    const postmaster = postmasterOf(dataDir)
    await killed.kill()
    await gone(postmaster)
    expect(findEmbedded(dataDir)).toBeNull()
    await using next = await holdEmbedded(dataDir)
    expect(await query(next.url, 'SELECT 1')).toBe(1)
  })

  it('is taken over when it was left running, and stopped at the end all the same', async () => {
    const dataDir = newDirectory()
    const killed = await holdEmbedded(dataDir)
    const postmaster = postmasterOf(dataDir)
    killGuard(dataDir)
    await killed.kill()
    expect(isAlive(postmaster)).toBe(true)
    expect(findEmbedded(dataDir)).toBe(killed.url)
    const next = await holdEmbedded(dataDir)
    expect(next.adopted).toBe(true)
    expect(await query(next.url, 'SELECT 1')).toBe(1)
    await next.stop()
    expect(isAlive(postmaster)).toBe(false)
  })

  it('starts although another process got the id of the one that was killed', async () => {
    const dataDir = newDirectory()
    const killed = await holdEmbedded(dataDir)
    const postmaster = postmasterOf(dataDir)
    const { uid, gid } = statSync(join(dataDir, 'cluster'))
    killGuard(dataDir)
    process.kill(Number.parseInt(postmaster, 10), 'SIGKILL')
    await killed.kill()
    const stranger = spawn('sleep', ['60'], { uid, gid })
    const file = join(dataDir, 'cluster/postmaster.pid')
    const [, ...rest] = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, [stranger.pid, ...rest].join('\n'))
    const { port } = new URL(killed.url)
    writeFileSync(join(dataDir, `cluster/.s.PGSQL.${port}.lock`), [stranger.pid, ...rest].join('\n'))
    await using next = await holdEmbedded(dataDir)
    expect(next.adopted).toBe(false)
    expect(await query(next.url, 'SELECT 1')).toBe(1)
    expect(stranger.exitCode).toBeNull()
    stranger.kill()
  })

  it('comes back on the same port when it is killed under a running server', async () => {
    const dataDir = newDirectory()
    await using held = await holdEmbedded(dataDir)
    await query(held.url, 'CREATE TABLE kept AS SELECT 1 AS n')
    const postmaster = postmasterOf(dataDir)
    process.kill(Number.parseInt(postmaster, 10), 'SIGKILL')
    await expect
      .poll(() => query(held.url, 'SELECT n FROM kept').catch(() => null), { timeout: 15_000 })
      .toBe(1)
    expect(postmasterOf(dataDir)).not.toBe(postmaster)
    expect(held.messages.map((message) => message.log)).toContain(
      'the embedded PostgreSQL ended unexpectedly; starting it again',
    )
  })

  it('moves to another port when its own was taken', async () => {
    const dataDir = newDirectory()
    const first = await holdEmbedded(dataDir)
    await first.stop()
    const taken = createServer().listen(Number(new URL(first.url).port), '127.0.0.1')
    await using second = await holdEmbedded(dataDir)
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
    expect(await query(second.url, 'SELECT 1')).toBe(1)
    taken.close()
  })

  it('makes the database anew when making it was cut short', async () => {
    const dataDir = newDirectory()
    mkdirSync(join(dataDir, 'cluster.new/base'), { recursive: true })
    await using held = await holdEmbedded(dataDir)
    expect(await query(held.url, 'SELECT 1')).toBe(1)
  })

  it('refuses the data of another version and leaves it as it is', async () => {
    const dataDir = newDirectory()
    mkdirSync(join(dataDir, 'cluster'), { recursive: true })
    writeFileSync(join(dataDir, 'cluster/PG_VERSION'), '17\n')
    await using held = await holdEmbedded(dataDir)
    expect(held.refusal).toContain('was written by PostgreSQL 17, this is PostgreSQL 18')
    expect(readFileSync(join(dataDir, 'cluster/PG_VERSION'), 'utf8')).toBe('17\n')
  })
})

describe.runIf(isRoot)('the embedded PostgreSQL started by root', { timeout: 60_000 }, () => {
  it('keeps its data outside a directory that is closed to its user, and finds it again', async () => {
    const dataDir = newDirectory(0o700)
    const first = await holdEmbedded(dataDir)
    const { directory } = stateOf(dataDir)
    expect(directory).toMatch(/^\/.+\/data-\w+\/cluster$/)
    await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS n')
    await first.stop()
    const second = await holdEmbedded(dataDir)
    expect(await query(second.url, 'SELECT n FROM kept')).toBe(1)
    await second.stop()
    rmSync(join(directory, '..'), { recursive: true })
    await using third = await holdEmbedded(dataDir)
    expect(third.refusal).toContain(`the database lies in ${directory}, which is gone`)
  })

  it('says whose directory it is when another user starts on it', async () => {
    const dataDir = newDirectory()
    const first = await holdEmbedded(dataDir)
    await first.stop()
    await using second = await holdEmbedded(dataDir, NOBODY)
    expect(second.refusal).toContain(`${dataDir} belongs to another user`)
  })

  it('runs as the user whose directory it is, who can start it again', async () => {
    const dataDir = newDirectory()
    mkdirSync(dataDir)
    chownSync(dataDir, NOBODY.uid, NOBODY.gid)
    const first = await holdEmbedded(dataDir, NOBODY)
    await first.stop()
    const second = await holdEmbedded(dataDir)
    expect(second.url).toBe(first.url)
    await second.stop()
    await using third = await holdEmbedded(dataDir, NOBODY)
    expect(await query(third.url, 'SELECT 1')).toBe(1)
  })
})
