import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitBatch } from '../commit/commit-batch.ts'
import { answered, ORGANISATION, openTasks, started } from '../testing/requests.ts'
import { requestsDatabase } from '../testing/requests-database.ts'
import type { TestDatabase } from '../testing/test-database.ts'
import type { InboxFilter } from './inbox-filter.ts'
import { countOwnInstances } from './list-counts.ts'
import { countInbox, type InboxPage, type InboxRow, readInbox } from './read-inbox.ts'
import { TASK_SORTS, type TaskPlace } from './task-place.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await requestsDatabase()
})
afterAll(() => db[Symbol.asyncDispose]())

const ALL: InboxFilter = { definition: null, due: null, sought: null }

type Asked = Partial<InboxPage>
const inbox = (person: string, { filter = ALL, sort = 'due', after = null, limit = 100 }: Asked = {}) =>
  readInbox(db.pool, { person, filter, sort, after, limit })

/** Every page of two rows, one after the other. */
const pageByPage = async (person: string, asked: Asked = {}): Promise<InboxRow[]> => {
  const rows: InboxRow[] = []
  for (let after: TaskPlace | null = null; ; ) {
    const page = await inbox(person, { ...asked, after, limit: 2 })
    rows.push(...page)
    const last = page.at(-1)
    if (page.length < 2 || last === undefined) return rows
    after = last
  }
}

describe('an inbox', () => {
  it('holds the open tasks of the person, due first, and is counted', async () => {
    const entries = [4, 2, 3].map((day) => started({ now: `2026-03-0${day}T02:00:00.000Z` }))
    await commitBatch(db.commands, entries, { organisationRevision: ORGANISATION })
    const rows = await inbox('supervisor')
    expect(rows.map((row) => row.instanceId)).toEqual(
      [1, 2, 0].map((at) => entries[at]?.decision.instance.id),
    )
    expect(await countInbox(db.pool, 'supervisor', ALL)).toBe(3)
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
    await commitBatch(db.commands, [start], { organisationRevision: ORGANISATION })
    await commitBatch(db.commands, [answered(start.decision.instance)], {
      organisationRevision: ORGANISATION,
    })
    expect((await inbox('supervisor'))[0]).toEqual(row)
    expect((await inbox('supervisor')).map((one) => one.instanceId)).not.toContain(start.decision.instance.id)
    expect((await inbox('manager')).map((one) => one.instanceId)).toEqual([start.decision.instance.id])
  })

  it('leaves out a draft that was never submitted', async () => {
    await commitBatch(db.commands, [started({ submit: false })], { organisationRevision: ORGANISATION })
    expect(await inbox('rep')).toEqual([])
  })

  it('reads page by page, through tasks of the same instant to those without a due time', async () => {
    const now = '2026-03-05T02:00:00.000Z'
    const same = Array.from({ length: 5 }, () => started({ now, by: { person: 'rep2' } }))
    const returned = Array.from({ length: 5 }, () => started({ now, by: { person: 'rep2' } }))
    await commitBatch(db.commands, [...same, ...returned], { organisationRevision: ORGANISATION })
    const returns = returned.map(({ decision }) => answered(decision.instance, 'return', { now }))
    await commitBatch(db.commands, returns, { organisationRevision: ORGANISATION })
    for (const person of ['supervisor', 'rep2']) {
      const all = await inbox(person)
      expect(all.length).toBeGreaterThanOrEqual(5)
      const rows = await pageByPage(person)
      expect(rows).toEqual(all)
    }
  })

  it.each(TASK_SORTS)('sorted by %s reads page by page what it reads at once', async (sort) => {
    const all = await inbox('supervisor', { sort })
    const keys = all.map(({ key }) => key)
    const down = sort === 'newest' || sort === 'amount'
    expect(keys).toEqual(
      [...keys].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0) * (down ? -1 : 1)),
    )
    expect(await pageByPage('supervisor', { sort })).toEqual(all)
  })

  it('is narrowed to a process, a time or a text, and counted so', async () => {
    const all = await inbox('supervisor')
    const [{ due, number } = { due: null, number: '' }] = all
    const found = async (filter: Partial<InboxFilter>) => {
      const rows = await inbox('supervisor', { filter: { ...ALL, ...filter } })
      expect(await countInbox(db.pool, 'supervisor', { ...ALL, ...filter })).toBe(rows.length)
      return rows
    }
    expect(await found({ definition: 'service-request' })).toEqual(all)
    expect(await found({ definition: 'account-visit' })).toEqual([])
    const zone = 'Asia/Shanghai'
    const at = (ms: number) => new Date(Date.parse(due ?? '') + ms).toISOString()
    const when = async (which: 'overdue' | 'today' | 'week', now: string) =>
      (await found({ due: { when: which, now, zone } })).map((row) => row.due)
    expect(await when('overdue', at(0))).toEqual([])
    expect(await when('overdue', at(1))).toContain(due)
    expect(await when('today', at(0))).toContain(due)
    expect(await when('today', at(-86_400_000))).toEqual([])
    expect(await when('week', at(-86_400_000))).toContain(due)
    const sought = (text: string) => ({ sought: { text, definitions: [], requesters: [] } })
    expect((await found(sought(number.toLowerCase()))).map((row) => row.number)).toEqual([number])
    expect(await found(sought('晨光'))).toEqual(all)
    expect(await found(sought('100%'))).toEqual([])
    const reps = all.filter(({ requester }) => requester === 'rep2')
    expect(await found({ sought: { text: '-', definitions: [], requesters: ['rep2'] } })).toEqual(reps)
  })

  it('knows how far the person had read', async () => {
    const [row] = await inbox('supervisor')
    expect(row).toMatchObject({ lookedSeq: null })
    const { instanceId, seq } = row as InboxRow
    await db.prisma.look.create({ data: { instanceId, personId: 'supervisor', seq, at: new Date() } })
    expect((await inbox('supervisor'))[0]).toMatchObject({ instanceId, seq, lookedSeq: seq })
  })
})

describe('the lists of requests', () => {
  it('are counted each', async () => {
    const before = await countOwnInstances(db.pool, 'rep')
    const start = started()
    await commitBatch(db.commands, [start], { organisationRevision: ORGANISATION })
    expect(await countOwnInstances(db.pool, 'rep')).toEqual({ ...before, started: before.started + 1 })
    const { done } = await countOwnInstances(db.pool, 'supervisor')
    await commitBatch(db.commands, [answered(start.decision.instance)], {
      organisationRevision: ORGANISATION,
    })
    expect((await countOwnInstances(db.pool, 'supervisor')).done).toBe(done + 1)
  })
})
