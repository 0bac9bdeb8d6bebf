import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { commitBatch } from '@countersign/database/commit-batch'
import type { TestDatabase } from '@countersign/database/testing'
import { answered, ORGANISATION, started } from '@countersign/database/testing/requests'
import { requestsDatabase } from '@countersign/database/testing/requests-database'
import type { Instance } from '@countersign/engine/instance'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExportScope } from './export/manifest.ts'
import { exportRecords } from './export-records.ts'
import { HeadSigner } from './head-signer.ts'
import { rotateKey } from './rotate-key.ts'
import { type TestPlaces, testPlaces } from './testing/places.ts'
import { type Verifying, verifyExport } from './verify/verify-export.ts'
import { verifyCommand } from './verify-command.ts'

let db: TestDatabase
let places: TestPlaces
let requests: Instance[] = []
beforeEach(async () => {
  db = await requestsDatabase()
  places = testPlaces()
  const entries = Array.from({ length: 4 }, () => started())
  await commitBatch(db.commands, entries, { organisationRevision: ORGANISATION })
  requests = entries.map(({ decision }) => decision.instance)
})
afterEach(async () => {
  await db[Symbol.asyncDispose]()
  places[Symbol.dispose]()
})

const decide = async (at: number) => {
  const [before] = requests.slice(at)
  if (before === undefined) throw new Error('there is no such request')
  const entry = answered(before)
  await commitBatch(db.commands, [entry], { organisationRevision: ORGANISATION })
  requests[at] = entry.decision.instance
}

const exported = async (name: string, scope: ExportScope | null = null): Promise<string> => {
  const folder = join(places.home, name)
  const summary = async () => Buffer.from('%PDF')
  expect(await exportRecords({ ...places, pool: db.pool, folder, scope, summary })).not.toBeNull()
  return folder
}

const findings = async (folder: string, trust: Partial<Verifying> = {}) =>
  (await verifyExport({ folder, headsFile: places.headsFile, key: null, ...trust })).findings

const asOwner = async (sql: string, values: readonly unknown[] = []) => {
  const owner = new pg.Client({ connectionString: db.url })
  await owner.connect()
  await owner.query(sql, [...values])
  await owner.end()
}

describe('an export', () => {
  it('holds every record as it is stored, and verifies offline against the second place', async () => {
    await new HeadSigner({ ...places, pool: db.pool }).sign()
    await decide(1)
    await rotateKey({ ...places, pool: db.pool })
    await decide(2)
    const folder = await exported('whole')
    expect(await findings(folder)).toEqual([])
    const { rows } = await db.pool.query<{ hash: string; body: string }>(
      'SELECT hash, body FROM record ORDER BY instance_id, seq',
    )
    expect(rows).toHaveLength(6)
    const lines = rows.map(({ hash, body }) => `{"hash":"${hash}","record":${body}}\n`)
    expect(await readFile(join(folder, 'records.jsonl'), 'utf8')).toBe(lines.join(''))
  })

  it('verifies wherever it is moved to, and with the key that was written down', async () => {
    const folder = await exported('here')
    const { keys } = await verifyExport({ folder, headsFile: null, key: null })
    await rename(folder, join(places.home, 'there'))
    expect(await findings(join(places.home, 'there'), { key: keys[0] ?? '' })).toEqual([])
    expect(await findings(join(places.home, 'there'), { key: 'another' })).toMatchObject([
      { rule: 'key-unknown' },
    ])
  })

  it('verifies beside a second place that has gone on since', async () => {
    const folder = await exported('earlier')
    await decide(0)
    await exported('later')
    expect(await findings(folder)).toEqual([])
  })

  it('lists requests for a spreadsheet, told from their records', async () => {
    const folder = await exported('list')
    const bytes = await readFile(join(folder, 'requests.csv'))
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const lines = bytes.toString('utf8').split('\r\n')
    expect(lines).toHaveLength(6)
    expect(lines[1]).toContain(
      'service-request,1,running,rep,key-accounts,KA-0001,云岭晨光精密机械有限公司,120000,',
    )
  })

  it('of some requests holds those alone', async () => {
    const [one] = requests
    const folder = await exported('one', { from: null, to: null, numbers: [one?.number ?? ''] })
    expect(await findings(folder)).toEqual([])
    expect((await readFile(join(folder, 'requests.csv'), 'utf8')).split('\r\n')).toHaveLength(3)
    const none = await exported('none', { from: '2999-01-01T00:00:00.000Z', to: null, numbers: null })
    expect(await findings(none)).toEqual([])
    expect(await readFile(join(none, 'records.jsonl'), 'utf8')).toBe('')
  })

  it('is not written over another one', async () => {
    await exported('twice')
    await expect(exported('twice')).rejects.toThrow('is not empty')
  })
})

describe('what the verifier finds', () => {
  it('in a database whose owner rewrote a request with a chain of its own', async () => {
    await decide(0)
    await new HeadSigner({ ...places, pool: db.pool }).sign()
    const { id, seq } = requests[0] ?? { id: '', seq: 0 }
    const { rows } = await db.pool.query<{ body: string }>(
      'SELECT body FROM record WHERE instance_id = $1 AND seq = $2',
      [id, seq],
    )
    const body = (rows[0]?.body ?? '').replace('同意', '不同意')
    const hash = createHash('sha256').update(body).digest('hex')
    await asOwner('UPDATE record SET body = $1, hash = $2 WHERE instance_id = $3 AND seq = $4', [
      body,
      hash,
      id,
      seq,
    ])
    const found = await findings(await exported('rewritten'))
    expect(found).toMatchObject([{ rule: 'head-differs', file: 'records.jsonl', instance: id, seq }])
  })

  it('in a database whose owner removed a request with all its rows', async () => {
    await new HeadSigner({ ...places, pool: db.pool }).sign()
    const { id } = requests[0] ?? { id: '' }
    for (const table of ['record', 'instance', 'anchored_instance'])
      await asOwner(`DELETE FROM ${table} WHERE instance_id = $1`, [id])
    expect(await findings(await exported('removed'))).toMatchObject([
      { rule: 'instance-missing', instance: id },
    ])
  })

  it('in a database whose owner had the signer pass over a request', async () => {
    const entry = started({ now: new Date(Date.now() - 3_600_000).toISOString() })
    await commitBatch(db.commands, [entry], { organisationRevision: ORGANISATION })
    const { id } = entry.decision.instance
    await asOwner('INSERT INTO anchored_instance VALUES ($1, 99)', [id])
    const found = await findings(await exported('hidden'))
    expect(found).toMatchObject([{ rule: 'record-not-anchored', instance: id, seq: 1 }])
  })

  it('says which file, line, request, record and rule, and ends with 1; with 2 when there is no such folder', async () => {
    const folder = await exported('damaged')
    const file = join(folder, 'records.jsonl')
    await writeFile(file, (await readFile(file, 'utf8')).replace('"verb":"start"', '"verb":"begin"'))
    const lines: string[] = []
    expect(await verifyCommand([folder, '--heads', places.headsFile], (line) => lines.push(line))).toBe(1)
    const [first] = requests.map(({ id }) => id).sort()
    expect(lines).toContain(
      `record-hash  records.jsonl:1 request ${first} record 1: its text is not what was hashed`,
    )
    expect(lines.at(-1)).toMatch(/^NOT verified: \d+ findings$/)
    expect(await verifyCommand([], () => undefined)).toBe(2)
    expect(await verifyCommand([join(places.home, 'nowhere')], () => undefined)).toBe(2)
  })
})
