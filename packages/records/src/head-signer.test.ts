import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { clearDemo, DEMO_SETTING } from '@countersign/database/clear-demo'
import { commitBatch } from '@countersign/database/commit-batch'
import type { TestDatabase } from '@countersign/database/testing'
import { answered, ORGANISATION, started } from '@countersign/database/testing/requests'
import { requestsDatabase } from '@countersign/database/testing/requests-database'
import type { Instance } from '@countersign/engine/instance'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anchorLine, linkOf, signAnchor } from './anchor.ts'
import { HeadSigner } from './head-signer.ts'
import { currentKey } from './record-key.ts'
import { recordPlaces } from './record-places.ts'
import { rotateKey } from './rotate-key.ts'
import { AnchorChain } from './verify/anchor-chain.ts'
import { readAnchors } from './verify/read-anchors.ts'

let db: TestDatabase
let home = ''
beforeEach(async () => {
  db = await requestsDatabase()
  home = mkdtempSync(join(tmpdir(), 'records-'))
})
afterEach(async () => {
  await db[Symbol.asyncDispose]()
  rmSync(home, { recursive: true })
})

const places = () => recordPlaces({ dataDir: home, databaseUrl: null, keyFile: null, headsDir: null })
const signer = (options: { most?: number } = {}) => new HeadSigner({ ...places(), pool: db.pool, ...options })

const start = async (count = 1): Promise<Instance[]> => {
  const entries = Array.from({ length: count }, () => started())
  expect(new Set(await commitBatch(db.commands, entries, { organisationRevision: ORGANISATION }))).toEqual(
    new Set(['won']),
  )
  return entries.map(({ decision }) => decision.instance)
}

const decide = async (before: Instance): Promise<Instance> => {
  const entry = answered(before)
  await commitBatch(db.commands, [entry], { organisationRevision: ORGANISATION })
  return entry.decision.instance
}

/** What the second place says, checked on the way. */
const placed = async () => {
  const chain = new AnchorChain()
  const wrong: unknown[] = []
  for await (const one of readAnchors(places().headsFile, 'anchors.jsonl'))
    wrong.push(
      ...('rule' in one ? [one] : chain.follow(one.anchor, { file: 'anchors.jsonl', line: one.line })),
    )
  expect(wrong).toEqual([])
  return chain
}

const lastHead = (chain: AnchorChain, { id }: Instance) => chain.requests.get(id)?.heads.at(-1)
const asOwner = async (sql: string) => {
  const owner = new pg.Client({ connectionString: db.url })
  await owner.connect()
  await owner.query(sql)
  await owner.end()
}

const sweeps = async () =>
  (await db.pool.query<{ sweep: string }>('SELECT sweep FROM anchor ORDER BY number')).rows.map(
    (row) => row.sweep,
  )

describe('signing heads', () => {
  it('names the newest record of each request that changed, once, in both places', async () => {
    const [one, two] = await start(2)
    if (one === undefined || two === undefined) throw new Error('nothing was started')
    const heads = signer()
    expect(await heads.sign()).toBe(false)
    // Other tests write in the same cluster; as if none had been at it just then.
    await asOwner('UPDATE anchor SET swept_xmax = swept_xmin')
    const decided = await decide(one)
    await heads.sign()
    await heads.sign()
    const chain = await placed()
    expect(lastHead(chain, one)).toEqual([decided.seq, decided.hash])
    expect(chain.requests.get(two.id)?.heads).toEqual([[two.seq, two.hash]])
    expect(await sweeps()).toEqual(['census', 'changed'])
    expect(chain.last?.number).toBe(2)
  })

  it('does a long search in parts and leaves nothing out', async () => {
    const all = await start(7)
    const heads = signer({ most: 3 })
    expect([await heads.sign(), await heads.sign(), await heads.sign()]).toEqual([true, true, false])
    for (const instance of all.slice(2)) await decide(instance)
    while (await heads.sign());
    const chain = await placed()
    for (const instance of all.slice(2)) expect(lastHead(chain, instance)?.[0]).toBe(instance.seq + 1)
    for (const instance of all) expect(chain.requests.has(instance.id)).toBe(true)
  })

  it('finds what was written before a search and committed minutes after it', async () => {
    const [late, early] = await start(2)
    if (late === undefined || early === undefined) throw new Error('nothing was started')
    const heads = signer()
    await heads.sign()
    const slow = await db.pool.connect()
    await slow.query('BEGIN')
    await slow.query(
      `INSERT INTO record (instance_id, seq, at, actor, verb, body, previous_hash, hash)
       VALUES ($1, 2, clock_timestamp(), 'rep', 'comment', '{}', $2, 'late')`,
      [late.id, late.hash],
    )
    await slow.query('UPDATE instance SET seq = 2 WHERE instance_id = $1', [late.id])
    await decide(early)
    await heads.sign()
    await asOwner("UPDATE anchor SET swept_at = swept_at + interval '5 minutes' WHERE number = 2")
    await slow.query('COMMIT')
    slow.release()
    await heads.sign()
    expect(lastHead(await placed(), late)).toEqual([2, 'late'])
  })

  it('by several servers at once makes one chain, with one second place or two', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'records-'))
    const headsFile = join(elsewhere, 'anchors.jsonl')
    const servers = [
      signer({ most: 2 }),
      signer({ most: 2 }),
      new HeadSigner({ ...places(), headsFile, pool: db.pool, most: 2 }),
    ]
    await start(9)
    const signUntilDone = async (one: HeadSigner) => {
      for (;;) {
        const more = await one.sign()
        if (more === false) return
        if (more === null) await sleep(5)
      }
    }
    await Promise.all(servers.map(signUntilDone))
    const chain = await placed()
    expect([...chain.requests.values()].map(({ heads }) => heads.length)).toEqual(Array(9).fill(1))
    for (const one of servers) await one.sign()
    const [here, there] = [await readFile(places().headsFile, 'utf8'), await readFile(headsFile, 'utf8')]
    // Whoever signed last has perhaps one more.
    expect(there.startsWith(here) || here.startsWith(there)).toBe(true)
    expect(Math.min(here.length, there.length)).toBeGreaterThan(2000)
    rmSync(elsewhere, { recursive: true })
  })

  it('says of requests of the demo that they were removed, not lost', async () => {
    const [one] = await start()
    if (one === undefined) throw new Error('nothing was started')
    await signer().sign()
    await db.prisma.setting.create({ data: { key: DEMO_SETTING, value: { people: ['rep'], accounts: [] } } })
    expect(await clearDemo(db.url, { people: false })).toMatchObject({ cleared: true, requests: 1 })
    await signer().sign()
    expect((await placed()).requests.get(one.id)).toEqual({ heads: [[1, one.hash]], removed: 'demo' })
  })
})

describe('the second place', () => {
  it('is given first what a crash left out of it, or cut in the middle of a line', async () => {
    await start(4)
    const heads = signer({ most: 2 })
    while (await heads.sign());
    const { headsFile } = places()
    const whole = await readFile(headsFile, 'utf8')
    const second = whole.indexOf('\n') + 1
    await truncate(headsFile, second + 40)
    await signer().sign()
    expect((await readFile(headsFile, 'utf8')).slice(0, whole.length)).toBe(whole)
  })

  it('with more than the database holds stops the signing: somebody removed anchors', async () => {
    await start()
    await signer().sign()
    await appendFile(places().headsFile, await nextAnchorOfAnotherDatabase())
    await expect(signer().sign()).rejects.toThrow('holds 2 anchors, the database only 1')
  })

  it('with another anchor of the same number stops the signing: one was replaced', async () => {
    await start()
    await signer().sign()
    const { headsFile } = places()
    const line = await readFile(headsFile, 'utf8')
    await writeFile(headsFile, line.replace('"records":1', '"records":0'))
    await expect(signer().sign()).rejects.toThrow('one of them was replaced')
  })

  const nextAnchorOfAnotherDatabase = async (): Promise<string> => {
    const { rows } = await db.pool.query<{ body: string }>('SELECT body FROM anchor')
    const last = linkOf(JSON.parse(rows[0]?.body ?? ''))
    const nothing = { at: last.at, heads: { heads: [], removed: [] }, records: 0 }
    return anchorLine(signAnchor(currentKey(places().keyFile, last), last, nothing))
  }
})

describe('the key', () => {
  it('is drawn at the first signing, outside the database, closed to others', async () => {
    await start()
    await signer().sign()
    expect(statSync(places().keyFile).mode & 0o777).toBe(0o600)
  })

  it('is changed by an anchor that the old one signs, after which a running server signs with the new one', async () => {
    const [one] = await start()
    if (one === undefined) throw new Error('nothing was started')
    const server = signer()
    await server.sign()
    const fresh = await rotateKey({ ...places(), pool: db.pool })
    await decide(one)
    await server.sign()
    const chain = await placed()
    expect(chain.keys).toHaveLength(2)
    expect(chain.keys[1]).toBe(fresh)
    expect(statSync(places().keyFile).mode & 0o777).toBe(0o600)
  })

  it('whose file is another one signs nothing', async () => {
    const [one] = await start()
    if (one === undefined) throw new Error('nothing was started')
    await signer().sign()
    await decide(one)
    rmSync(places().keyFile)
    const other = mkdtempSync(join(tmpdir(), 'records-'))
    const stranger = currentKey(join(other, 'key.pem'), null)
    await writeFile(places().keyFile, stranger.export({ format: 'pem', type: 'pkcs8' }))
    await expect(signer().sign()).rejects.toThrow('Put the file back')
    rmSync(other, { recursive: true })
  })
})
