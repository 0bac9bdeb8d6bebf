import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertDefinitionVersion } from '../queries/insert-definition-version.ts'
import { account, ORGANISATION, started } from '../testing/requests.ts'
import { requestsDatabase } from '../testing/requests-database.ts'
import type { TestDatabase } from '../testing/test-database.ts'
import { commitBatch } from './commit-batch.ts'
import type { BatchRequest } from './commit-entry.ts'
import { readBatch } from './read-batch.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await requestsDatabase()
})
afterAll(() => db[Symbol.asyncDispose]())

const read = (request: Partial<BatchRequest>) =>
  readBatch(db.commands, {
    instanceIds: [],
    accountIds: [],
    fileIds: [],
    definitionKeys: [],
    idempotency: [],
    ...request,
  })

describe('what a batch is decided from', () => {
  it("says the database's time and the organisation's revision, even when nothing else is asked", async () => {
    const before = Date.now()
    const facts = await read({})
    expect(facts.organisationRevision).toBe(ORGANISATION)
    expect(facts.now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(Math.abs(Date.parse(facts.now) - before)).toBeLessThan(5000)
    expect([facts.instances.size, facts.accounts.size, facts.applied.size]).toEqual([0, 0, 0])
  })

  it('leaves out what does not exist', async () => {
    const id = randomUUID()
    const facts = await read({
      instanceIds: [id],
      accountIds: ['nobody'],
      fileIds: [id],
      definitionKeys: ['nothing'],
      idempotency: [{ instanceId: id, actor: 'rep', key: 'k' }],
    })
    const found = [facts.instances, facts.accounts, facts.files, facts.live, facts.applied]
    expect(found.map((one) => one.size)).toEqual([0, 0, 0, 0, 0])
  })

  it('brings the account an instance is about without being asked for it', async () => {
    const entry = started()
    await commitBatch(db.commands, [entry], { organisationRevision: ORGANISATION })
    const { id } = entry.decision.instance
    expect([...(await read({ instanceIds: [id] })).accounts]).toEqual([[account.id, account]])
    expect([...(await read({ accountIds: [account.id] })).accounts.values()]).toEqual([account])
  })

  it('brings the live version for a draft and for whoever asks', async () => {
    const [draft, running] = [started({ submit: false }), started()]
    await commitBatch(db.commands, [draft, running], { organisationRevision: ORGANISATION })
    const version = { key: 'service-request', body: '{ }', hash: 'h', author: null, publisher: null }
    await insertDefinitionVersion(db.pool, version)
    const live = async (request: Partial<BatchRequest>) => [...(await read(request)).live]
    expect(await live({ instanceIds: [draft.decision.instance.id] })).toEqual([['service-request', 2]])
    expect(await live({ instanceIds: [running.decision.instance.id] })).toEqual([])
    expect(await live({ definitionKeys: ['service-request'] })).toEqual([['service-request', 2]])
  })

  it('says who uploaded a file', async () => {
    const id = randomUUID()
    const file = { sha256: 's', name: 'a', size: 1, mediaType: 'text/plain', uploadedAt: new Date() }
    await db.prisma.file.create({ data: { id, ...file, uploadedBy: 'rep' } })
    expect([...(await read({ fileIds: [id] })).files]).toEqual([[id, 'rep']])
  })
})
