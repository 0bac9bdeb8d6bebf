import { setTimeout as sleep } from 'node:timers/promises'
import { type TestDatabase, testDatabase } from '@countersign/database/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AttemptLog, type AttemptLogOptions, type RefusedAttempt } from './attempt-log.ts'
import { discardAttempts } from './discard-attempts.ts'

let db: TestDatabase
beforeEach(async () => {
  db = await testDatabase()
})
afterEach(() => db[Symbol.asyncDispose]())

const said: string[] = []
const open = (options: Partial<AttemptLogOptions> = {}) =>
  new AttemptLog({ pool: db.pool, log: (message) => said.push(message), gatherMs: 10, ...options })

const attempt: RefusedAttempt = {
  person: 'rep',
  instance: '00000000-0000-8000-8000-000000000001',
  verb: 'decide',
  code: 'not-a-candidate',
  request: 'request-0001',
}

const kept = async () =>
  (
    await db.pool.query(
      'SELECT person_id, instance_id, verb, code, request_id, times FROM refused_attempt ORDER BY at, times',
    )
  ).rows

describe('refused attempts', () => {
  it('are kept with who, what, why and in which call', async () => {
    const log = open()
    log.note(attempt)
    await expect.poll(kept).toEqual([
      {
        person_id: 'rep',
        instance_id: attempt.instance,
        verb: 'decide',
        code: 'not-a-candidate',
        request_id: 'request-0001',
        times: 1,
      },
    ])
  })

  it('that come faster than they are kept are counted', async () => {
    const log = open({ most: 3 })
    for (let count = 0; count < 10; count++) log.note(attempt)
    await log.close()
    expect((await kept()).map(({ code, times }) => [code, times])).toEqual([
      ['not-a-candidate', 1],
      ['not-a-candidate', 1],
      ['not-a-candidate', 1],
      ['not-kept', 7],
    ])
  })

  it('wait while the database is away, each kept once', async () => {
    let away = true
    const query = (async (...words: Parameters<typeof db.pool.query>) => {
      if (away) throw new Error('no connection')
      return db.pool.query(...words)
    }) as unknown as typeof db.pool.query
    const log = open({ pool: { query } })
    log.note(attempt)
    await sleep(40)
    log.note({ ...attempt, verb: 'withdraw' })
    expect(said).toContain('refused attempts could not be written and will be tried again')
    away = false
    await expect.poll(async () => (await kept()).map(({ verb }) => verb)).toEqual(['decide', 'withdraw'])
  })

  it('are removed when they are older than they are kept', async () => {
    const log = open()
    log.note(attempt)
    await log.close()
    expect(await discardAttempts(db.pool, { keptDays: 1, limit: 10 })).toBe(0)
    await db.pool.query(
      `INSERT INTO refused_attempt (id, at, verb, code) VALUES (gen_random_uuid(), now() - interval '2 days', 'cc', 'x')`,
    )
    expect(await discardAttempts(db.pool, { keptDays: 1, limit: 10 })).toBe(1)
    expect(await kept()).toHaveLength(1)
  })
})
