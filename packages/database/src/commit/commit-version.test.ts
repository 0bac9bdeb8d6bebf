import type { Instance } from '@countersign/engine/instance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeUndrained } from '../queries/outbox.ts'
import { asked, ORGANISATION, started } from '../testing/requests.ts'
import { requestsDatabase } from '../testing/requests-database.ts'
import type { TestDatabase } from '../testing/test-database.ts'
import { commitBatch } from './commit-batch.ts'
import type { CommitEntry, CommitResult } from './commit-entry.ts'
import { readBatch } from './read-batch.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await requestsDatabase()
})
afterAll(() => db[Symbol.asyncDispose]())

const commit = (...entries: CommitEntry[]): Promise<CommitResult[]> =>
  commitBatch(db.commands, entries, { organisationRevision: ORGANISATION })

const committed = async (entry: CommitEntry): Promise<Instance> => {
  expect(await commit(entry)).toEqual(['won'])
  return entry.decision.instance
}

const remark = (before: Instance, text: string) =>
  asked(before, { verb: 'comment', text }, { now: before.updatedAt })

describe('a command decided on another revision', () => {
  it('loses, also where both were decided within one millisecond', async () => {
    const before = await committed(started())
    await committed(remark(before, '一'))
    expect(await commit(remark(before, '二'))).toEqual(['lost'])
  })

  it('loses where that revision was never committed', async () => {
    const before = await committed(started())
    const ahead = { ...before, revision: before.revision + 1 }
    expect(await commit(remark(ahead, '一'))).toEqual(['lost'])
  })
})

it('the key of one person says nothing about the command of another', async () => {
  const { id } = await committed(started({ key: 'k-1' }))
  const ask = async (actor: string) => {
    const idempotency = [{ instanceId: id, actor, key: 'k-1' }]
    const none = { instanceIds: [], accountIds: [], fileIds: [], definitionKeys: [] }
    return [...(await readBatch(db.commands, { ...none, idempotency })).applied.keys()]
  }
  expect(await ask('rep')).toEqual([`${id}/rep/k-1`])
  expect(await ask('supervisor')).toEqual([])
})

it('messages leave in the order in which they were promised', async () => {
  await committed(started({ now: '2020-01-07T02:00:00.000Z' }))
  const { id } = await committed(started({ now: '2020-01-06T02:00:00.000Z' }))
  await committed(started({ now: '2020-01-08T02:00:00.000Z' }))
  const client = await db.pool.connect()
  try {
    expect((await takeUndrained(client, 1)).map((row) => row.instanceId)).toEqual([id])
  } finally {
    client.release()
  }
})
