import { commitBatch } from '@countersign/database/commit-batch'
import type { TestDatabase } from '@countersign/database/testing'
import { answered, asked, ORGANISATION, started } from '@countersign/database/testing/requests'
import { requestsDatabase } from '@countersign/database/testing/requests-database'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { check } from './check.ts'

type Entry = ReturnType<typeof started>

let db: TestDatabase
let owner: pg.Client
/** A request with one decision made and another to make. */
let id: string

beforeAll(async () => {
  db = await requestsDatabase()
  owner = new pg.Client({ connectionString: db.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await db[Symbol.asyncDispose]()
})

const committed = async (entry: Entry) => {
  const results = await commitBatch(db.commands, [entry], { organisationRevision: ORGANISATION })
  expect(results).toEqual(['won'])
  return entry.decision.instance
}

beforeEach(async () => {
  await owner.query('TRUNCATE instance, record, task, candidate, timer, copy, outbox, effect, idempotency')
  const first = await committed(started({ key: 'start' }))
  const reviewed = await committed(answered(first, 'approve', { key: 'first' }))
  id = reviewed.id
  await committed(asked(await committed(started()), { verb: 'withdraw' }))
})

it('nothing is found where all is well', async () => {
  expect(await check(db.url)).toEqual({ instances: 2, findings: [] })
})

it.each([
  ['a record that is gone', 'DELETE FROM record WHERE instance_id = $1 AND seq = 2', 'its log at 1'],
  [
    'a record with other text',
    `UPDATE record SET body = replace(body, '同意', '反对')`,
    'its hash was taken of',
  ],
  ['a record by somebody else', `UPDATE record SET actor = 'vp' WHERE seq = 2`, 'its text by'],
  ['a task open for ever', `UPDATE task SET state = 'open' WHERE state = 'done'`, 'tasks by the log'],
  ['a task that nobody has', 'DELETE FROM task WHERE instance_id = $1', 'tasks by the log'],
  [
    'another decider',
    `UPDATE task SET decided_by = 'vp' WHERE decided_by = 'supervisor'`,
    'tasks by the log',
  ],
  ['an inbox without it', 'UPDATE candidate SET open = false WHERE open', 'inboxes by the log'],
  ['a timer that is gone', 'DELETE FROM timer WHERE instance_id = $1', 'timers by the log'],
  ['a message that is gone', 'DELETE FROM outbox WHERE ordinal = 0 AND seq = 1', 'deliveries of record 1'],
  ['another status', `UPDATE instance SET status = 'completed' WHERE instance_id = $1`, 'status by the log'],
  ['a key of no record', `UPDATE idempotency SET seq = 9 WHERE key = 'first'`, 'key first'],
])('%s is found', async (_, sql, sentence) => {
  await owner.query(sql.replaceAll('$1', `'${id}'`))
  const { findings } = await check(db.url)
  expect(findings.join('\n')).toContain(sentence)
})
