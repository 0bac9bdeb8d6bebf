import { randomUUID } from 'node:crypto'
import type { Effect } from '@countersign/engine/decision'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commitBatch } from '../commit/commit-batch.ts'
import { ORGANISATION, started } from '../testing/requests.ts'
import { requestsDatabase } from '../testing/requests-database.ts'
import type { TestDatabase } from '../testing/test-database.ts'
import { allocateNumbers } from './allocate-numbers.ts'
import { changeOrganisation } from './change-organisation.ts'
import { dueTimers } from './due-timers.ts'
import { finishEffect, pendingEffects, postponeEffect } from './effects.ts'
import { takeUndrained } from './outbox.ts'
import { outdatedInstances } from './outdated-instances.ts'

let db: TestDatabase
beforeEach(async () => {
  db = await requestsDatabase()
})
afterEach(() => db[Symbol.asyncDispose]())

describe('numbers', () => {
  it('are taken in blocks that never overlap, from 1 on, each name for itself', async () => {
    const firsts = await Promise.all(Array.from({ length: 10 }, () => allocateNumbers(db.pool, 'SR', 100)))
    expect(firsts.sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, n) => n * 100 + 1))
    expect(await allocateNumbers(db.pool, 'AV', 100)).toBe(1)
  })
})

describe('timers', () => {
  it('are due by the time of the database, the longest due first', async () => {
    const years = [2021, 2020, 2999]
    const entries = years.map((year) => started({ now: `${year}-01-06T02:00:00.000Z` }))
    await commitBatch(db.commands, entries, { organisationRevision: ORGANISATION })
    const due = await dueTimers(db.pool, 100)
    expect(due.map((timer) => timer.dueAt)).toEqual(due.map((timer) => timer.dueAt).toSorted())
    expect(due[0]?.instanceId).toBe(entries[1]?.decision.instance.id)
    expect(due.map((timer) => timer.instanceId)).not.toContain(entries[2]?.decision.instance.id)
    expect(await dueTimers(db.pool, 1)).toEqual(due.slice(0, 1))
  })
})

describe('deliveries', () => {
  it('are taken once by two workers at a time, and again when a worker fails', async () => {
    await commitBatch(db.commands, [started(), started(), started()], { organisationRevision: ORGANISATION })
    const [one, other] = [await db.pool.connect(), await db.pool.connect()]
    try {
      await one.query('BEGIN')
      const first = await takeUndrained(one, 2)
      expect(first).toHaveLength(2)
      const second = await takeUndrained(other, 10)
      expect(second).toHaveLength(1)
      expect(first).not.toContainEqual(second[0])
      await one.query('ROLLBACK')
      expect(await takeUndrained(other, 10)).toEqual(expect.arrayContaining(first))
      expect(await takeUndrained(other, 10)).toEqual([])
    } finally {
      one.release()
      other.release()
    }
  })
})

describe('effects', () => {
  const params: Effect['params'] = { definition: 'service-plan', fields: {}, requester: 'rep' }

  it('wait until they are finished, and rest for a while after a failure', async () => {
    const entry = started()
    const effects: Effect[] = [1, 2].map((ordinal) => ({ ordinal, kind: 'start-process', params }))
    await commitBatch(db.commands, [{ ...entry, decision: { ...entry.decision, effects } }], {
      organisationRevision: ORGANISATION,
    })
    const pending = await pendingEffects(db.pool, 10)
    expect(pending.map(({ ordinal, params }) => [ordinal, params])).toEqual([
      [1, params],
      [2, params],
    ])
    const [first, second] = pending
    if (first === undefined || second === undefined) throw new Error('two effects wait')
    await postponeEffect(db.pool, first, 'the definition is not there')
    await finishEffect(db.pool, second, null)
    expect(await pendingEffects(db.pool, 10)).toEqual([])
    const rows = await db.prisma.effect.findMany({ orderBy: { ordinal: 'asc' } })
    expect(rows.map((row) => [row.attempts, row.error, row.appliedAt === null])).toEqual([
      [1, 'the definition is not there', true],
      [1, null, false],
    ])
  })
})

describe('instances to look at again', () => {
  it('are those with open tasks found under an older organisation', async () => {
    const [open, draft] = [started(), started({ submit: false })]
    await commitBatch(db.commands, [open, draft], { organisationRevision: ORGANISATION })
    expect(await outdatedInstances(db.pool, 10)).toEqual([])
    await changeOrganisation(db, (transaction) =>
      transaction.person.create({
        data: {
          id: randomUUID(),
          name: '新人',
          email: 'new@demo.example',
          rank: 'rep',
          departmentKey: 'marketing',
        },
      }),
    )
    const ids = [open, draft].map((entry) => entry.decision.instance.id)
    expect((await outdatedInstances(db.pool, 10)).sort()).toEqual(ids.sort())
  })
})

describe('a change of the organisation', () => {
  it('raises its revision by one, or leaves everything as it was', async () => {
    expect(await changeOrganisation(db, async () => {})).toBe(ORGANISATION + 1)
    const failing = changeOrganisation(db, async (transaction) => {
      await transaction.department.create({ data: { key: 'new', nameZh: '新', nameEn: 'New' } })
      throw new Error('half done')
    })
    await expect(failing).rejects.toThrow('half done')
    expect(await db.prisma.department.count()).toBe(0)
    expect((await db.prisma.organisation.findFirstOrThrow()).revision).toBe(ORGANISATION + 1)
  })

  it('is made one after the other by several administrators', async () => {
    const revisions = await Promise.all([1, 2, 3, 4].map(() => changeOrganisation(db, async () => {})))
    expect(revisions.sort()).toEqual([1, 2, 3, 4].map((n) => ORGANISATION + n))
  })
})
