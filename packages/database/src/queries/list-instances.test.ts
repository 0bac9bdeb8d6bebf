import type { Instance } from '@countersign/engine/instance'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commitBatch } from '../commit/commit-batch.ts'
import type { CommitEntry } from '../commit/commit-entry.ts'
import { answered, asked, ORGANISATION, started } from '../testing/requests.ts'
import { requestsDatabase } from '../testing/requests-database.ts'
import type { TestDatabase } from '../testing/test-database.ts'
import type { InstanceListRow, InstancePlace } from './instance-list-row.ts'
import { listOwnInstances, type OwnInstanceList } from './list-instances.ts'
import { listOverdueInstances } from './list-overdue-instances.ts'
import { listVisibleInstances } from './list-visible-instances.ts'
import type { VisibleInstanceList } from './visible-instance-list.ts'
import type { VisibleScope } from './visible-scope.ts'

let db: TestDatabase
beforeEach(async () => {
  db = await requestsDatabase()
})
afterEach(() => db[Symbol.asyncDispose]())

const commit = async (...entries: CommitEntry[]): Promise<Instance[]> => {
  expect(new Set(await commitBatch(db.commands, entries, { organisationRevision: ORGANISATION }))).toEqual(
    new Set(['won']),
  )
  return entries.map((entry) => entry.decision.instance)
}

/** Seven requests of two instants, so that a page always ends among rows of the same instant. */
const INSTANTS = ['2026-03-02T02:00:00.000Z', '2026-03-03T02:00:00.000Z']
const seven = (asking: Parameters<typeof started>[0] = {}) =>
  Array.from({ length: 7 }, (_, n) => started({ ...asking, now: INSTANTS[n % 2] ?? '' }))

const NO_FILTER = { status: null, q: null, definitions: [] } as const
const own = (list: Partial<OwnInstanceList>) =>
  listOwnInstances(db.pool, { box: 'started', person: 'rep', after: null, limit: 100, ...NO_FILTER, ...list })
const visible = (person: string, scope: VisibleScope, list: Partial<VisibleInstanceList> = {}) =>
  listVisibleInstances(db.pool, {
    person,
    scope,
    incidents: null,
    accounts: null,
    after: null,
    limit: 100,
    ...NO_FILTER,
    ...list,
  })
const NONE: VisibleScope = { all: false, requesters: [], departments: [], others: 'hidden' }
const OUTLINE: VisibleScope = { ...NONE, others: 'outlined' }

/** Reads a list to its end in pages of three. */
const paged = async (
  read: (page: { after: InstancePlace | null; limit: number }) => Promise<InstanceListRow[]>,
) => {
  const rows: InstanceListRow[] = []
  for (let after: InstancePlace | null = null; ; ) {
    const page = await read({ after, limit: 3 })
    rows.push(...page)
    const last = page.at(-1)
    if (last === undefined || page.length < 3) return rows
    after = { at: last.at, id: last.id }
  }
}

const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id)

describe('what someone started', () => {
  it('reads newest first, page by page, each request once', async () => {
    const by = { person: 'rep2' } as const
    const instances = await commit(...seven({ by }))
    const all = await own({ person: 'rep2' })
    expect(new Set(ids(all))).toEqual(new Set(ids(instances)))
    expect(all.map((row) => row.at)).toEqual(
      all
        .map((row) => row.startedAt)
        .sort()
        .reverse(),
    )
    expect(ids(await paged((page) => own({ person: 'rep2', ...page })))).toEqual(ids(all))
  })

  it('shows what a list needs of each', async () => {
    const [instance] = await commit(started())
    const [row] = await own({})
    expect(row).toEqual({
      id: instance?.id,
      number: instance?.number,
      definition: 'service-request',
      version: 1,
      status: 'running',
      requester: 'rep',
      subject: '云岭晨光精密机械有限公司',
      amount: 120_000,
      steps: ['supervisor-review'],
      incidents: [],
      startedAt: instance?.startedAt,
      endedAt: null,
      at: instance?.startedAt,
    })
  })

  it('is narrowed by status, by the beginning of a number and by part of an account', async () => {
    const [one, other] = await commit(started(), started())
    if (one === undefined || other === undefined) throw new Error('two were started')
    const [rejected] = await commit(answered(other, 'reject'))
    const found = async (filter: Partial<OwnInstanceList>) => ids(await own(filter)).sort()
    expect(await found({ status: 'rejected' })).toEqual([rejected?.id])
    expect(await found({ q: one.number })).toEqual([one.id])
    expect(await found({ q: one.number.toLowerCase().slice(0, -1) })).toContain(one.id)
    expect(await found({ q: '晨光' })).toEqual([one.id, other.id].sort())
    expect(await found({ q: '服务', definitions: ['service-request'] })).toHaveLength(2)
    for (const q of ['%', '_', '\\', "'", '\0没有']) expect(await found({ q })).toEqual([])
  })
})

describe('what someone decided', () => {
  it('shows a request once, at their last decision, and not their own requests', async () => {
    const [start] = await commit(started())
    if (start === undefined) throw new Error('one was started')
    const [returned] = await commit(answered(start, 'return'))
    if (returned === undefined) throw new Error('it was returned')
    const [again] = await commit(asked(returned, { verb: 'submit' }))
    if (again === undefined) throw new Error('it was submitted again')
    const last = answered(again)
    await commit(last)
    const rows = await own({ box: 'done', person: 'supervisor' })
    expect(rows.filter((row) => row.id === start.id).map((row) => row.at)).toEqual([
      last.decision.instance.updatedAt,
    ])
    expect(ids(await own({ box: 'done', person: 'rep' }))).not.toContain(start.id)
  })

  it('reads page by page', async () => {
    const instances = await commit(...seven())
    await commit(...instances.map((instance) => answered(instance)))
    const all = await own({ box: 'done', person: 'supervisor' })
    expect(ids(all)).toEqual(expect.arrayContaining(ids(instances)))
    expect(ids(await paged((page) => own({ box: 'done', person: 'supervisor', ...page })))).toEqual(ids(all))
  })
})

describe('what someone was sent a copy of', () => {
  it('reads newest copy first', async () => {
    const instances = await commit(...seven())
    await commit(...instances.map((instance) => asked(instance, { verb: 'cc', to: ['finance'] })))
    const all = await own({ box: 'cc', person: 'finance' })
    expect(new Set(ids(all))).toEqual(new Set(ids(instances)))
    expect(ids(await paged((page) => own({ box: 'cc', person: 'finance', ...page })))).toEqual(ids(all))
  })
})

describe('everything someone may see', () => {
  it('is what they started, had a task in or were sent a copy of, each once', async () => {
    const [task] = await commit(started())
    const [draft] = await commit(started({ submit: false, by: { person: 'rep2' } }))
    const [foreign] = await commit(started({ submit: false }))
    if (task === undefined) throw new Error('one was started')
    await commit(asked(task, { verb: 'cc', to: ['rep2'] }))
    expect(ids(await visible('supervisor', NONE))).toContain(task.id)
    expect(ids(await visible('rep2', NONE)).sort()).toEqual([task.id, draft?.id].sort())
    expect(ids(await visible('quality', NONE))).toEqual([])
    expect(ids(await visible('supervisor', NONE))).not.toContain(foreign?.id)
  })

  it('is also what their people and their departments submitted, but not their drafts', async () => {
    const [submitted, draft] = await commit(started(), started({ submit: false }))
    for (const scope of [
      { all: false, requesters: ['rep', 'nobody'], departments: [], others: 'hidden' },
      { all: false, requesters: [], departments: ['key-accounts'], others: 'hidden' },
      { all: true, drafts: false },
    ] as const) {
      const seen = ids(await visible('dev-manager', scope))
      expect(seen).toContain(submitted?.id)
      expect(seen).not.toContain(draft?.id)
    }
    expect(ids(await visible('auditor', { all: true, drafts: true }))).toContain(draft?.id)
  })

  it('reads page by page through all the ways of seeing', async () => {
    await commit(...seven(), ...seven({ by: { person: 'rep2' } }))
    const scope = {
      all: false,
      requesters: ['rep', 'rep2'],
      departments: ['key-accounts', 'marketing'],
      others: 'hidden',
    } as const
    for (const one of [scope, { all: true, drafts: false } as const, NONE, OUTLINE]) {
      const all = await visible('supervisor', one)
      expect(all.length).toBeGreaterThan(12)
      expect(new Set(ids(all)).size).toBe(all.length)
      expect(ids(await paged((page) => visible('supervisor', one, page)))).toEqual(ids(all))
    }
  })

  it('finds the same by a search, whichever way it is read', async () => {
    await commit(...seven(), ...seven({ by: { person: 'rep2' } }))
    for (const scope of [NONE, { all: true, drafts: false } as const]) {
      const narrow = await visible('supervisor', scope, { q: '晨光' })
      const broad = await visible('supervisor', scope, { q: '晨光', definitions: ['another'] })
      expect(narrow.length).toBeGreaterThan(12)
      expect(ids(narrow)).toEqual(ids(broad))
      expect(ids(await paged((page) => visible('supervisor', scope, { q: '晨光', ...page })))).toEqual(
        ids(narrow),
      )
      expect(await visible('supervisor', scope, { q: '没有这家' })).toEqual([])
      const [row] = narrow
      expect(ids(await visible('supervisor', scope, { q: row?.number ?? '' }))).toContain(row?.id)
      expect(ids(await visible('quality', NONE, { q: row?.number ?? '' }))).toEqual([])
    }
  })
})

describe('what is listed in outline', () => {
  it('comes without account and amount, is not found by them, and holds no drafts', async () => {
    const [other, mine, draft] = await commit(
      started(),
      started({ by: { person: 'rep2' } }),
      started({ submit: false }),
    )
    const rows = await visible('rep2', OUTLINE)
    expect(rows.find((row) => row.id === other?.id)).toMatchObject({ subject: null, amount: null })
    expect(rows.find((row) => row.id === mine?.id)).toMatchObject({ amount: 120_000 })
    expect(ids(rows)).not.toContain(draft?.id)
    for (const definitions of [[], ['another']]) {
      const found = ids(await visible('rep2', OUTLINE, { q: '晨光', definitions }))
      expect(found).toEqual([mine?.id])
    }
    expect(ids(await visible('rep2', OUTLINE, { q: other?.number ?? '' }))).toEqual([other?.id])
  })
})

describe('what is about one account', () => {
  it('is only what the person sees in full', async () => {
    const [one] = await commit(started())
    const account = { accounts: ['ka-0001'] }
    expect(ids(await visible('supervisor', NONE, account))).toEqual([one?.id])
    expect(await visible('admin', OUTLINE, account)).toEqual([])
    expect(await visible('supervisor', NONE, { accounts: ['ka-0002'] })).toEqual([])
  })
})

/** As if deciding had found nobody: what the lists read is the document. */
const withIncident = async (instance: Instance | undefined, code: string): Promise<void> => {
  const incidents = [{ seq: 1, code, state: 'supervisor-review', at: instance?.startedAt }]
  await db.pool.query('UPDATE instance SET state = $2 WHERE instance_id = $1', [
    instance?.id,
    JSON.stringify({ ...instance, incidents }),
  ])
}

describe('what an operator has to look at', () => {
  const ALL: VisibleScope = { all: true, drafts: false }

  it('is an open request with an incident of the kind, whose scope it is in', async () => {
    const instances = await commit(...seven())
    for (const instance of instances) await withIncident(instance, 'nobody-empty')
    const [failing] = await commit(started())
    await withIncident(failing, 'service-failed')
    const stuck = { incidents: ['nobody-empty'] }
    expect(new Set(ids(await visible('admin', OUTLINE, stuck)))).toEqual(new Set(ids(instances)))
    expect(ids(await paged((page) => visible('gm', ALL, { ...stuck, ...page })))).toEqual(
      ids(await visible('gm', ALL, stuck)),
    )
    const [row] = await visible('admin', OUTLINE, { incidents: ['service-failed'] })
    expect(row).toMatchObject({ id: failing?.id, incidents: ['service-failed'], subject: null })
    expect(await visible('rep2', NONE, stuck)).toEqual([])
  })

  it('is not one that has ended, nor one whose form has a field of that name', async () => {
    const [one, other] = await commit(started(), started())
    if (one === undefined || other === undefined) throw new Error('two were started')
    const [rejected] = await commit(answered(one, 'reject'))
    await withIncident(rejected, 'nothing-waits')
    await db.pool.query('UPDATE instance SET state = $2 WHERE instance_id = $1', [
      other.id,
      JSON.stringify({ ...other, fields: { ...other.fields, incidents: [{ code: 'nothing-waits' }] } }),
    ])
    expect(await visible('gm', ALL, { incidents: ['nothing-waits'] })).toEqual([])
    expect((await visible('gm', ALL, { q: other.number }))[0]?.incidents).toEqual([])
  })
})

describe('what is overdue', () => {
  const overdue = (
    person: string,
    scope: VisibleScope,
    list: Partial<VisibleInstanceList> & { now: string },
  ) =>
    listOverdueInstances(db.pool, {
      person,
      scope,
      people: ['rep', 'supervisor', 'manager', 'finance'],
      after: null,
      limit: 100,
      ...NO_FILTER,
      ...list,
    })
  const LATER = '2027-01-01T00:00:00.000Z'
  const ALL: VisibleScope = { all: true, drafts: false }

  it('reads longest overdue first, page by page, each request once', async () => {
    const instances = await commit(...seven())
    const all = await overdue('gm', ALL, { now: LATER })
    expect(new Set(ids(all))).toEqual(new Set(ids(instances)))
    expect(all.map((row) => row.at)).toEqual(all.map((row) => row.at).sort())
    expect(ids(await paged((page) => overdue('gm', ALL, { now: LATER, ...page })))).toEqual(ids(all))
  })

  it('is only what is open, past its time and in the scope', async () => {
    const [one, other] = await commit(started(), started())
    if (one === undefined || other === undefined) throw new Error('two were started')
    await commit(answered(one, 'reject'))
    expect(ids(await overdue('gm', ALL, { now: LATER }))).toEqual([other.id])
    expect(ids(await overdue('supervisor', NONE, { now: LATER }))).toEqual([other.id])
    expect(await overdue('rep2', NONE, { now: LATER })).toEqual([])
    expect(await overdue('gm', ALL, { now: other.startedAt })).toEqual([])
    const [outlined] = await overdue('admin', OUTLINE, { now: LATER })
    expect(outlined).toMatchObject({ id: other.id, subject: null, amount: null })
  })

  it('holds a request with several such tasks once, at the earliest of their due times', async () => {
    const [instance] = await commit(started())
    const late = '2026-12-24T00:00:00.000Z'
    await db.pool.query(
      `INSERT INTO candidate SELECT instance_id, 2, 'manager', $2, since, true, NULL, started_at FROM candidate
       WHERE instance_id = $1 AND open`,
      [instance?.id, late],
    )
    const rows = await overdue('gm', ALL, { now: LATER })
    expect(ids(rows)).toEqual([instance?.id])
    expect(Date.parse(rows[0]?.at ?? '')).toBeLessThan(Date.parse(late))
  })
})
