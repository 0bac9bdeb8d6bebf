import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '@countersign/database/client'
import { isHeld } from '@countersign/database/hold'
import { SIGNING_LOCK } from '@countersign/records/signing-lock'
import { prepareDeliveryQueue } from '@countersign/runtime/delivery-queue'
import { type DemoRuntime, demoRuntime } from '@countersign/runtime/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp } from './back-up.ts'
import { MANIFEST, type Manifest } from './manifest.ts'
import { restore } from './restore.ts'
import { emptyDatabase } from './testing/empty-database.ts'

let demo: DemoRuntime
let home: string
let folder: string
let manifest: Manifest

const FIELDS = {
  account: 'ka-0001',
  services: ['custom-product'],
  deepNeeds: '换行\n制表\t反斜线\\ \\N',
  amount: 120_000,
  desiredDate: '2026-12-20',
}

const start = async (): Promise<void> => {
  const id = crypto.randomUUID()
  const answer = await demo.runtime.execute({
    instanceId: id,
    definition: 'service-request',
    actor: { person: 'rep' },
    command: { verb: 'start', id, fields: FIELDS, submit: true },
    idempotency: null,
    revision: null,
  })
  if (!answer.applied) throw new Error(answer.code)
}

const placesIn = (name: string) => ({
  'record-key': join(home, name, 'record-key.pem'),
  'next-record-key': join(home, name, 'record-key.pem.next'),
  heads: join(home, name, 'heads/anchors.jsonl'),
})

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'countersign-backup-'))
  folder = join(home, 'backup')
  demo = await demoRuntime()
  await prepareDeliveryQueue(demo.database.url)
  for (let count = 0; count < 3; count++) await start()
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
  await demo.database.prisma.fileContent.create({ data: { sha256: 'of all bytes', bytes } })
  const key = placesIn('')['record-key']
  writeFileSync(key, 'a key', { mode: 0o600 })
  writeFileSync(`${key}.next`, 'the key of a rotation under way', { mode: 0o600 })
  manifest = await backUp({ url: demo.database.url, folder, files: placesIn('') })
})
afterAll(async () => {
  await demo[Symbol.asyncDispose]()
  rmSync(home, { recursive: true, force: true })
})

const rowsIn = (name: string): number | undefined =>
  manifest.tables.find((table) => table.name === name)?.rows

test('a backup holds every table, for its owner alone', () => {
  expect([rowsIn('instance'), rowsIn('record')]).toEqual([3, 3])
  expect(manifest.tables.map(({ schema }) => schema)).toContain('pgboss')
  expect(manifest.files.map(({ name }) => name)).toEqual(['record-key', 'next-record-key'])
  expect(
    [folder, join(folder, MANIFEST), join(folder, 'record-key')].map((path) => statSync(path).mode & 0o777),
  ).toEqual([0o700, 0o600, 0o600])
})

test('is put back into an empty database, row for row, held, and ready for servers', async () => {
  await using other = await emptyDatabase()
  const files = placesIn('restored')
  const restored = await restore({ url: other.url, folder, files })
  expect(restored).toEqual(manifest)
  expect(readFileSync(files['record-key'], 'utf8')).toBe('a key')
  expect(readFileSync(files['next-record-key'], 'utf8')).toBe('the key of a rotation under way')
  const database = await openDatabase(other.url, { max: 2 })
  try {
    expect(await isHeld(database.pool)).toBe(true)
    const { rows } = await database.pool.query<{ body: string }>('SELECT body FROM record LIMIT 1')
    expect(JSON.stringify(JSON.parse(rows[0]?.body ?? ''))).toContain(JSON.stringify(FIELDS.deepNeeds))
    const file = await database.prisma.fileContent.findUniqueOrThrow({ where: { sha256: 'of all bytes' } })
    expect([...file.bytes]).toEqual(Array.from({ length: 256 }, (_, byte) => byte))
  } finally {
    await database.close()
  }
  // A second time it is empty no more.
  await expect(restore({ url: other.url, folder, files })).rejects.toMatchObject({
    code: 'database-not-empty',
  })
})

test('what is written while a backup is made is not in it', async () => {
  const writing = backUp({ url: demo.database.url, folder: join(home, 'while'), files: placesIn('') })
  await Promise.all([start(), start()])
  const { tables } = await writing
  const rows = (name: string) => tables.find((table) => table.name === name)?.rows
  expect(rows('record')).toBe(rows('instance'))
})

test('a folder that is there already is left alone', async () => {
  const again = backUp({ url: demo.database.url, folder, files: placesIn('') })
  await expect(again).rejects.toMatchObject({ code: 'folder-exists' })
})

test('another key than the backup’s is never overwritten', async () => {
  await using other = await emptyDatabase()
  const key = join(home, 'other-key.pem')
  writeFileSync(key, 'another key')
  const files = { ...placesIn('other'), 'record-key': key }
  await expect(restore({ url: other.url, folder, files })).rejects.toMatchObject({ code: 'file-exists' })
  expect(readFileSync(key, 'utf8')).toBe('another key')
  // What came to nothing can be tried again.
  await restore({ url: other.url, folder, files: placesIn('another place') })
})

test('another program’s database is left alone', async () => {
  await using other = await emptyDatabase()
  const client = new pg.Client({ connectionString: other.url })
  await client.connect()
  await client.query('CREATE TABLE theirs ()')
  await client.end()
  const attempt = restore({ url: other.url, folder, files: placesIn('theirs') })
  await expect(attempt).rejects.toMatchObject({ code: 'database-not-empty' })
})

test('waits for whoever signs, so that no head is in its file and not in the tables', async () => {
  const signer = new pg.Client({ connectionString: demo.database.url })
  await signer.connect()
  await signer.query('SELECT pg_advisory_lock($1)', [SIGNING_LOCK])
  let done = false
  const making = backUp({ url: demo.database.url, folder: join(home, 'signed'), files: placesIn('') })
  making.then(() => {
    done = true
  })
  await sleep(300)
  expect(done).toBe(false)
  await signer.end()
  await making
})

test.each<readonly [string, string, (folder: string) => void]>([
  ['without a manifest', 'no-backup', (at) => rmSync(join(at, MANIFEST))],
  ['cut short', 'backup-damaged', (at) => truncateSync(join(at, 'tables/public.record.gz'), 40)],
  ['without a table', 'backup-damaged', (at) => rmSync(join(at, 'tables/public.person.gz'))],
  [
    'of a newer version',
    'backup-newer',
    (at) => {
      const text = readFileSync(join(at, MANIFEST), 'utf8')
      writeFileSync(join(at, MANIFEST), text.replace('"migrations": [', '"migrations": ["000_of_tomorrow",'))
    },
  ],
])('a backup %s is refused before anything is made', async (what, code, spoil) => {
  await using other = await emptyDatabase()
  const spoilt = join(home, what)
  await backUp({ url: demo.database.url, folder: spoilt, files: placesIn('') })
  spoil(spoilt)
  await expect(restore({ url: other.url, folder: spoilt, files: placesIn('none') })).rejects.toMatchObject({
    code,
  })
  await restore({ url: other.url, folder, files: placesIn(`after ${what}`) })
})
