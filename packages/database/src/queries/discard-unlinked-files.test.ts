import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { requestsDatabase } from '../testing/requests-database.ts'
import type { TestDatabase } from '../testing/test-database.ts'
import { discardUnlinkedFiles } from './discard-unlinked-files.ts'

let db: TestDatabase
beforeEach(async () => {
  db = await requestsDatabase()
})
afterEach(() => db[Symbol.asyncDispose]())

const AFTER_A_WEEK = { keptDays: 7, limit: 100, now: '2026-11-09T08:00:00.000Z' }

const upload = async (sha256: string, uploadedAt: string): Promise<string> => {
  const id = randomUUID()
  await db.prisma.fileContent.createMany({
    data: [{ sha256, bytes: new Uint8Array(1) }],
    skipDuplicates: true,
  })
  const file = { id, sha256, name: 'a.txt', size: 1, mediaType: 'text/plain', uploadedBy: 'rep', uploadedAt }
  await db.prisma.file.create({ data: file })
  return id
}

const link = (fileId: string) =>
  db.prisma.fileLink.create({
    data: { instanceId: randomUUID(), fileId, field: 'attachments', at: '2026-11-02T08:00:00.000Z' },
  })

const left = async () => ({
  files: (await db.prisma.file.findMany({ select: { id: true } })).map(({ id }) => id).sort(),
  contents: (await db.prisma.fileContent.findMany({ select: { sha256: true } }))
    .map(({ sha256 }) => sha256)
    .sort(),
})

it('removes what no request named within a week, and keeps what one names or is younger', async () => {
  const named = await upload('named', '2026-10-01T00:00:00.000Z')
  await link(named)
  const young = await upload('young', '2026-11-02T08:00:00.001Z')
  await upload('forgotten', '2026-11-02T07:59:59.999Z')
  expect(await discardUnlinkedFiles(db.pool, AFTER_A_WEEK)).toBe(1)
  expect(await left()).toEqual({ files: [named, young].sort(), contents: ['named', 'young'] })
  expect(await discardUnlinkedFiles(db.pool, AFTER_A_WEEK)).toBe(0)
})

it('keeps content that another file has too', async () => {
  const kept = await upload('shared', '2026-11-08T00:00:00.000Z')
  await upload('shared', '2026-10-01T00:00:00.000Z')
  expect(await discardUnlinkedFiles(db.pool, AFTER_A_WEEK)).toBe(1)
  expect(await left()).toEqual({ files: [kept], contents: ['shared'] })
})

it('goes by the time of the database unless another is given, the oldest first', async () => {
  const now = new Date().toISOString()
  const fresh = await upload('fresh', now)
  const older = await upload('older', '2001-01-01T00:00:00.000Z')
  await upload('oldest', '2000-01-01T00:00:00.000Z')
  const once = { keptDays: 7, limit: 1, now: null }
  expect(await discardUnlinkedFiles(db.pool, once)).toBe(1)
  expect((await left()).files).toEqual([fresh, older].sort())
  await discardUnlinkedFiles(db.pool, once)
  expect((await left()).files).toEqual([fresh])
})
