import { join } from 'node:path'
import { commitBatch } from '@countersign/database/commit-batch'
import type { TestDatabase } from '@countersign/database/testing'
import { asked, ORGANISATION, started } from '@countersign/database/testing/requests'
import { requestsDatabase } from '@countersign/database/testing/requests-database'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportRecords } from '../export-records.ts'
import { HeadSigner } from '../head-signer.ts'
import { type TestPlaces, testPlaces } from '../testing/places.ts'
import { verifyExport } from '../verify/verify-export.ts'
import { holdRequest, releaseRequest } from './change-hold.ts'
import { findRemovable, removeExpired } from './remove-expired.ts'
import { legalHolds, setRetentionYears } from './retention-settings.ts'

let db: TestDatabase
let places: TestPlaces
beforeEach(async () => {
  db = await requestsDatabase()
  places = testPlaces()
})
afterEach(async () => {
  await db[Symbol.asyncDispose]()
  places[Symbol.dispose]()
})

const commit = async (entry: ReturnType<typeof started>) => {
  expect(await commitBatch(db.commands, [entry], { organisationRevision: ORGANISATION })).toEqual(['won'])
  return entry.decision.instance
}

/** A request that ended on a day. */
const ended = async (day: string) => {
  const now = `${day}T08:00:00.000Z`
  return commit(asked(await commit(started({ now })), { verb: 'withdraw', reason: '不再需要' }, { now }))
}

const exported = async (name: string): Promise<string> => {
  const folder = join(places.home, name)
  await exportRecords({ ...places, pool: db.pool, folder, scope: null, summary: async () => null })
  return folder
}

const numbers = (requests: readonly { readonly number: string }[]) => requests.map(({ number }) => number)
const hold = (number: string) => ({ number, reason: '诉讼', by: 'admin', at: '2026-11-23T08:00:00.000Z' })

describe('what may be removed', () => {
  it('ended, is older than its process keeps it, and is in an export as it is', async () => {
    const [old, young] = [await ended('2010-05-01'), await ended('2026-05-01')]
    const open = await commit(started({ now: '2010-05-01T08:00:00.000Z' }))
    const folder = await exported('one')
    const late = await ended('2011-05-01')
    await new HeadSigner({ ...places, pool: db.pool, censusHours: 0 }).sign()
    expect((await findRemovable(db, { folder, headsFile: places.headsFile })).removable).toEqual([])
    await setRetentionYears(db, 'service-request', 10)
    const { removable, notExported } = await findRemovable(db, { folder, headsFile: places.headsFile })
    expect(numbers(removable)).toEqual([old.number])
    expect(numbers(notExported)).toEqual([late.number])
    expect([young.status, open.status]).toEqual(['withdrawn', 'running'])
    await setRetentionYears(db, 'service-request', null)
    expect((await findRemovable(db, { folder, headsFile: places.headsFile })).removable).toEqual([])
  })

  it('is under no hold; that it was under one stays on record', async () => {
    const old = await ended('2010-05-01')
    await setRetentionYears(db, 'service-request', 10)
    const folder = await exported('held')
    await holdRequest(db, hold(old.number))
    await expect(holdRequest(db, hold(old.number))).rejects.toThrow('under a hold already')
    expect((await findRemovable(db, { folder, headsFile: places.headsFile })).removable).toEqual([])
    await releaseRequest(db, { ...hold(old.number), reason: '结案' })
    await expect(releaseRequest(db, hold(old.number))).rejects.toThrow('under no hold')
    expect(numbers((await findRemovable(db, { folder, headsFile: places.headsFile })).removable)).toEqual([
      old.number,
    ])
    expect((await legalHolds(db)).get(old.id)).toMatchObject([
      { reason: '诉讼', released: { reason: '结案' } },
    ])
    await expect(holdRequest(db, hold('SR-NONE'))).rejects.toThrow(
      'There is no request with the number SR-NONE.',
    )
  })
})

describe('removing', () => {
  it('leaves the last hash, so that later exports verify and say so, and the earlier one still does', async () => {
    const old = await ended('2010-05-01')
    const kept = await ended('2026-05-01')
    await setRetentionYears(db, 'service-request', 10)
    const before = await exported('before')
    const { removable } = await findRemovable(db, { folder: before, headsFile: places.headsFile })
    await removeExpired(db.url, removable)
    const rows = await db.pool.query('SELECT DISTINCT instance_id AS id FROM record')
    expect(rows.rows).toEqual([{ id: kept.id }])
    const after = await exported('after')
    const trust = { headsFile: places.headsFile, key: null }
    const verified = await verifyExport({ folder: after, ...trust })
    expect(verified.findings).toEqual([])
    expect(verified.removed).toEqual(new Map([['retention', 1]]))
    expect((await verifyExport({ folder: before, ...trust })).findings).toEqual([])
    const { rows: graves } = await db.pool.query('SELECT instance_id AS id, seq, hash, reason FROM tombstone')
    expect(graves).toEqual([{ id: old.id, seq: old.seq, hash: old.hash, reason: 'retention' }])
  })
})
