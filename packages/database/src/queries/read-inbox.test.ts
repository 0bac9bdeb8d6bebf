import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitBatch } from '../commit/commit-batch.ts'
import { answered, ORGANISATION, openTasks, started } from '../testing/requests.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { countInbox, type InboxRow, readInbox } from './read-inbox.ts'
import type { TaskPlace } from './task-place.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db[Symbol.asyncDispose]())

const inbox = (person: string, after: TaskPlace | null = null, limit = 100) =>
  readInbox(db.pool, { person, after, limit })

describe('an inbox', () => {
  it('holds the open tasks of the person, due first, and is counted', async () => {
    const entries = [4, 2, 3].map((day) => started({ now: `2026-03-0${day}T02:00:00.000Z` }))
    await commitBatch(db.commands, entries, ORGANISATION)
    const rows = await inbox('supervisor')
    expect(rows.map((row) => row.instanceId)).toEqual(
      [1, 2, 0].map((at) => entries[at]?.decision.instance.id),
    )
    expect(await countInbox(db.pool, 'supervisor')).toBe(3)
    const { instance } = entries[1]?.decision ?? {}
    expect(rows[0]).toMatchObject({
      number: instance?.number,
      task: instance && openTasks(instance)[0]?.number,
      step: 'supervisor-review',
      requester: 'rep',
      subject: '云岭晨光精密机械有限公司',
      due: instance?.activations.at(-1)?.due,
    })
  })

  it('loses a task when it is decided, and the next person gains one', async () => {
    const [row] = await inbox('supervisor')
    const start = started()
    await commitBatch(db.commands, [start], ORGANISATION)
    await commitBatch(db.commands, [answered(start.decision.instance)], ORGANISATION)
    expect((await inbox('supervisor'))[0]).toEqual(row)
    expect((await inbox('supervisor')).map((one) => one.instanceId)).not.toContain(start.decision.instance.id)
    expect((await inbox('manager')).map((one) => one.instanceId)).toEqual([start.decision.instance.id])
  })

  it('leaves out a draft that was never submitted', async () => {
    await commitBatch(db.commands, [started({ submit: false })], ORGANISATION)
    expect(await inbox('rep')).toEqual([])
  })

  it('reads page by page, through tasks of the same instant to those without a due time', async () => {
    const now = '2026-03-05T02:00:00.000Z'
    const same = Array.from({ length: 5 }, () => started({ now, by: { person: 'rep2' } }))
    const returned = Array.from({ length: 5 }, () => started({ now, by: { person: 'rep2' } }))
    await commitBatch(db.commands, [...same, ...returned], ORGANISATION)
    const returns = returned.map(({ decision }) => answered(decision.instance, 'return', { now }))
    await commitBatch(db.commands, returns, ORGANISATION)
    for (const person of ['supervisor', 'rep2']) {
      const all = await inbox(person)
      expect(all.length).toBeGreaterThanOrEqual(5)
      const rows: InboxRow[] = []
      for (let last: InboxRow | undefined; ; ) {
        const page = await inbox(
          person,
          last ? { due: last.due, instanceId: last.instanceId, task: last.task } : null,
          2,
        )
        rows.push(...page)
        last = page.at(-1)
        if (page.length < 2) break
      }
      expect(rows).toEqual(all)
    }
  })
})
