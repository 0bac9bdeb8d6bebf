import { randomUUID } from 'node:crypto'
import type { Instance } from '@countersign/engine/instance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeOrganisation } from '../queries/change-organisation.ts'
import { insertDefinitionVersion } from '../queries/insert-definition-version.ts'
import { account, answered, asked, ORGANISATION, openTasks, started } from '../testing/requests.ts'
import { requestsDatabase } from '../testing/requests-database.ts'
import type { TestDatabase } from '../testing/test-database.ts'
import { commitBatch } from './commit-batch.ts'
import type { CommitEntry, CommitResult } from './commit-entry.ts'
import { COMMIT_TYPES } from './commit-types.ts'
import { readBatch } from './read-batch.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await requestsDatabase()
})
afterAll(() => db[Symbol.asyncDispose]())

const commit = (...entries: CommitEntry[]): Promise<CommitResult[]> =>
  commitBatch(db.commands, entries, { organisationRevision: ORGANISATION })

const commitStart = async (): Promise<Instance> => {
  const entry = started()
  expect(await commit(entry)).toEqual(['won'])
  return entry.decision.instance
}

const stored = async (id: string): Promise<Instance | undefined> => {
  const request = { instanceIds: [id], accountIds: [], fileIds: [], definitionKeys: [], idempotency: [] }
  return (await readBatch(db.commands, request)).instances.get(id)
}

const rowsOf = async (table: string, id: string) =>
  (await db.pool.query(`SELECT * FROM ${table} WHERE instance_id = $1 ORDER BY 1, 2, 3`, [id])).rows

const TABLES = ['instance', 'record', 'task', 'candidate', 'timer', 'copy', 'outbox', 'effect', 'idempotency']
const allRowsOf = async (id: string) => {
  const rows = await Promise.all(TABLES.map((table) => rowsOf(table, id)))
  return Object.fromEntries(TABLES.map((table, at) => [table, rows[at]]))
}

describe('a committed command', () => {
  it('leaves the document exactly as it was decided', async () => {
    const entry = started()
    await commit(entry)
    expect(await stored(entry.decision.instance.id)).toEqual(entry.decision.instance)
  })

  it('opens the tasks, candidates, timers and deliveries that the document names', async () => {
    const entry = started()
    await commit(entry)
    const { instance, deliveries } = entry.decision
    const tasks = await rowsOf('task', instance.id)
    expect(tasks.filter((task) => task.state === 'open').map((task) => task.step)).toEqual([
      'supervisor-review',
    ])
    const [open] = openTasks(instance)
    const candidates = await rowsOf('candidate', instance.id)
    expect(candidates.filter((row) => row.open).map((row) => [row.task_number, row.person_id])).toEqual(
      open?.candidates.map((person) => [open.number, person]),
    )
    expect((await rowsOf('timer', instance.id)).map((timer) => timer.name).sort()).toEqual(
      instance.timers.map((timer) => timer.name).sort(),
    )
    expect((await rowsOf('outbox', instance.id)).map((row) => row.recipient)).toEqual(
      deliveries.map((one) => one.to),
    )
  })

  it('closes what the decision closed and says who decided it', async () => {
    const before = await commitStart()
    const entry = answered(before)
    expect(await commit(entry)).toEqual(['won'])
    const [task] = openTasks(before)
    const row = (await rowsOf('task', before.id)).find((one) => one.number === task?.number)
    expect(row).toMatchObject({ state: 'done', decided_by: task?.candidates[0], outcome: 'approve' })
    const timers = (await rowsOf('timer', before.id)).map((timer) => timer.state)
    expect(new Set(timers)).toEqual(new Set(entry.decision.instance.timers.map((timer) => timer.state)))
    expect(timers).not.toContain('supervisor-review')
  })

  it('saves a draft without a record and without touching the log', async () => {
    const draft = started({ submit: false })
    await commit(draft)
    const saved = asked(draft.decision.instance, { verb: 'save-draft', fields: { deepNeeds: '改' } })
    expect(saved.decision.record).toBeNull()
    expect(await commit(saved)).toEqual(['won'])
    const { instance } = saved.decision
    expect(await stored(instance.id)).toEqual(instance)
    expect(await rowsOf('record', instance.id)).toHaveLength(1)
  })

  it('keeps texts of any characters as they are', async () => {
    const opinion = '引号" 反斜杠\\ {花括号} (圆括号), NULL\n\t\u0001 \u{1F600}'
    const before = await commitStart()
    const entry = answered(before)
    const [task] = openTasks(before)
    const command = { verb: 'decide', task: task?.number ?? 0, outcome: 'approve', opinion } as const
    const odd = asked(before, command, { by: entry.actor, key: '"\\{},()' })
    await commit(odd)
    expect(await stored(before.id)).toEqual(odd.decision.instance)
    expect((await rowsOf('record', before.id)).at(-1)?.body).toBe(odd.decision.record?.body)
    expect((await rowsOf('idempotency', before.id))[0]?.key).toBe('"\\{},()')
  })
})

describe('a batch', () => {
  it('refuses two commands for one instance before anything is written', async () => {
    const before = await commitStart()
    const approve = answered(before)
    const comment = asked(before, { verb: 'comment', text: '请尽快' })
    await expect(commit(approve, comment)).rejects.toThrow('two commands for one instance')
    expect(await stored(before.id)).toEqual(before)
  })

  it('lets a stale command among fifty good ones lose alone, with all its rows', async () => {
    const before = await commitStart()
    await commit(asked(before, { verb: 'comment', text: '先到' }))
    const rows = await allRowsOf(before.id)
    const stale = asked(answered(before).decision.instance, { verb: 'cc', to: ['quality'] }, { key: 'late' })
    const late: CommitEntry = { ...stale, before }
    const good = Array.from({ length: 50 }, () => started({ key: 'start' }))
    const entries = [...good.slice(0, 25), late, ...good.slice(25)]
    const results = await commit(...entries)
    expect(results).toEqual(entries.map((entry) => (entry === late ? 'lost' : 'won')))
    expect(await allRowsOf(before.id)).toEqual(rows)
    for (const { decision } of good) expect(await stored(decision.instance.id)).toEqual(decision.instance)
  })

  it('writes nothing at all when one statement fails', async () => {
    const good = started()
    const bad = started()
    const broken: CommitEntry = { ...bad, idempotency: { key: 'nul\u0000', hash: 'h' } }
    await expect(commit(good, broken)).rejects.toThrow()
    expect(await stored(good.decision.instance.id)).toBeUndefined()
    expect(await commit(good)).toEqual(['won'])
  })

  it('lets exactly one of two servers start the same instance', async () => {
    const id = randomUUID()
    const results = await Promise.all([commit(started({ id, key: 'k' })), commit(started({ id, key: 'k' }))])
    expect(results.flat().sort()).toEqual(['lost', 'won'])
    expect(await rowsOf('record', id)).toHaveLength(1)
  })

  it('lets exactly one of many concurrent decisions on an instance win', async () => {
    const before = await commitStart()
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, n) => commit(answered(before, n % 2 === 0 ? 'approve' : 'reject'))),
    )
    expect(results.flat().filter((result) => result === 'won')).toHaveLength(1)
    expect(await rowsOf('record', before.id)).toHaveLength(2)
  })

  it('waits for an overlapping batch of another server in whatever order it was put together', async () => {
    let current = await Promise.all(Array.from({ length: 120 }, commitStart))
    for (let round = 0; round < 5; round++) {
      const entries = current.map((instance) => asked(instance, { verb: 'comment', text: '好' }))
      const [one = [], reversed = []] = await Promise.all([
        commit(...entries),
        commit(...entries.toReversed()),
      ])
      const other = reversed.toReversed()
      expect(entries.map((_, at) => [one[at], other[at]].sort())).toEqual(entries.map(() => ['lost', 'won']))
      current = entries.map((entry) => entry.decision.instance)
    }
  })
})

describe('an idempotency key', () => {
  it('is remembered with what its command came to', async () => {
    const entry = started({ key: 'k1' })
    await commit(entry)
    const { id, seq, revision } = entry.decision.instance
    const { applied } = await readBatch(db.commands, {
      instanceIds: [],
      accountIds: [],
      fileIds: [],
      definitionKeys: [],
      idempotency: [
        { instanceId: id, actor: 'rep', key: 'k1' },
        { instanceId: id, actor: 'rep', key: 'other' },
        { instanceId: id, actor: 'supervisor', key: 'k1' },
      ],
    })
    expect([...applied]).toEqual([[`${id}/rep/k1`, { hash: 'hash of the body', seq, revision }]])
  })

  it('cannot be applied twice by commands decided on the same revision', async () => {
    const before = await commitStart()
    const results = await Promise.all([
      commit(answered(before, 'approve', { key: 'k' })),
      commit(answered(before, 'approve', { key: 'k' })),
    ])
    expect(results.flat().sort()).toEqual(['lost', 'won'])
    expect(await rowsOf('idempotency', before.id)).toHaveLength(1)
  })
})

describe('a timer', () => {
  const fire = (before: Instance, now: string) => {
    const timer = before.timers.find((one) => one.name === 'due')
    if (timer === undefined) throw new Error('the step has no due timer')
    const { state, visit, name } = timer
    return asked(
      before,
      { verb: 'fire-timer', timer: { state, visit, name } },
      { by: { system: 'timer' }, now },
    )
  }
  const LATER = '2999-01-01T00:00:00.000Z'

  it('does not fire before it is due by the database, whatever the clock of its server says', async () => {
    const before = await commitStart()
    expect(await commit(fire(before, LATER))).toEqual(['lost'])
    expect(await stored(before.id)).toEqual(before)
  })

  it('fires once when it is due, and its row is gone', async () => {
    const entry = started({ now: '2020-01-06T02:00:00.000Z' })
    await commit(entry)
    const before = entry.decision.instance
    const [one, other] = [fire(before, LATER), fire(before, LATER)]
    expect((await Promise.all([commit(one), commit(other)])).flat().sort()).toEqual(['lost', 'won'])
    expect((await rowsOf('timer', before.id)).map((timer) => timer.name)).not.toContain('due')
  })
})

describe('what was decided from memory', () => {
  it('loses when the account is another one by now, in each of its facts', async () => {
    await using other = await requestsDatabase()
    const { id } = account
    const started1 = started()
    await commitBatch(other.commands, [started1], { organisationRevision: ORGANISATION })
    for (const change of [
      { name: '改名' },
      { ownerId: null },
      { departmentKey: 'sales' },
      { number: 'KA-9' },
    ]) {
      await other.prisma.account.update({ where: { id }, data: change })
      const entries = [started(), answered(started1.decision.instance)]
      const results = await commitBatch(other.commands, entries, { organisationRevision: ORGANISATION })
      expect(results).toEqual(['lost', 'lost'])
      const { name, number, owner, department } = account
      const as = { name, number, ownerId: owner, departmentKey: department }
      await other.prisma.account.update({ where: { id }, data: as })
    }
    const entries = [started(), answered(started1.decision.instance)]
    const results = await commitBatch(other.commands, entries, { organisationRevision: ORGANISATION })
    expect(results).toEqual(['won', 'won'])
  })

  it('loses when the account is gone', async () => {
    await using other = await requestsDatabase()
    await other.prisma.account.delete({ where: { id: account.id } })
    const under = { organisationRevision: ORGANISATION }
    expect(await commitBatch(other.commands, [started()], under)).toEqual(['lost'])
  })

  it('does not start under a version that is not the live one any more', async () => {
    await using other = await requestsDatabase()
    const under = { organisationRevision: ORGANISATION }
    const version = { key: 'service-request', body: '{ }', hash: 'h', author: null, publisher: null }
    await insertDefinitionVersion(other.pool, version)
    expect(await commitBatch(other.commands, [started()], under)).toEqual(['lost'])
  })

  it('loses against the same revision of another moment, as after a restore', async () => {
    const before = await commitStart()
    const entry = answered({ ...before, updatedAt: new Date(Date.parse(before.updatedAt) - 1).toISOString() })
    expect(await commit(entry)).toEqual(['lost'])
  })

  it('is outdated when its clock is off by more than a second, with nothing written', async () => {
    const at = (shift: number) => new Date(Date.now() + shift).toISOString()
    for (const [shift, result] of [
      [-1500, 'outdated'],
      [1500, 'outdated'],
      [-300, 'won'],
      [300, 'won'],
    ] as const) {
      const entry = started()
      const under = { organisationRevision: ORGANISATION, decidedAt: at(shift) }
      expect(await commitBatch(db.commands, [entry], under), `${shift}`).toEqual([result])
      expect((await stored(entry.decision.instance.id)) !== undefined).toBe(result === 'won')
    }
  })

  it('fails as a whole when a key was used before, with nothing written', async () => {
    const first = started({ key: 'once' })
    await commit(first)
    const [again, neighbour] = [answered(first.decision.instance, 'approve', { key: 'k' }), started()]
    await commit(again)
    const repeated = answered(again.decision.instance, 'approve', { key: 'k' })
    const same = { ...repeated, actor: again.actor }
    await expect(commit(same, neighbour)).rejects.toMatchObject({ code: '23505' })
    expect(await stored(neighbour.decision.instance.id)).toBeUndefined()
  })
})

describe('the organisation', () => {
  it('refuses a batch decided under an older revision, with nothing written', async () => {
    await using other = await requestsDatabase()
    const entry = started()
    await changeOrganisation(other, async () => {})
    expect(await commitBatch(other.commands, [entry], { organisationRevision: ORGANISATION })).toEqual([
      'outdated',
    ])
    expect((await other.pool.query('SELECT FROM instance')).rowCount).toBe(0)
  })

  it('lets no commit pass that was decided before a change which is being made', async () => {
    await using other = await requestsDatabase()
    const before = Date.now()
    let commitDone = 0
    const commits: Promise<CommitResult[]>[] = []
    await changeOrganisation(other, async () => {
      commits.push(
        commitBatch(other.commands, [started()], { organisationRevision: ORGANISATION }).finally(() => {
          commitDone = Date.now()
        }),
      )
      await new Promise((resolve) => setTimeout(resolve, 150))
      expect(commitDone).toBe(0)
    })
    expect(await commits[0]).toEqual(['outdated'])
    expect(commitDone - before).toBeGreaterThanOrEqual(150)
  })
})

describe('a file', () => {
  const upload = async (by: string): Promise<string> => {
    const id = randomUUID()
    await db.prisma.file.create({
      data: {
        id,
        sha256: 'x',
        name: 'a.pdf',
        size: 1,
        mediaType: 'application/pdf',
        uploadedBy: by,
        uploadedAt: new Date(),
      },
    })
    return id
  }

  it('is linked to the instance when its uploader names it in a field', async () => {
    const own = await upload('rep')
    const draft = started({ submit: false }).decision.instance
    const entry = asked(
      null,
      { verb: 'start', id: draft.id, fields: { attachments: [own] }, submit: false },
      { files: [own] },
    )
    await commit(entry)
    expect((await rowsOf('file_link', draft.id)).map((row) => [row.file_id, row.field])).toEqual([
      [own, 'attachments'],
    ])
  })

  it('is not linked by somebody else who learnt its id', async () => {
    const foreign = await upload('rep2')
    const id = randomUUID()
    const fields = { deepNeeds: foreign }
    await commit(asked(null, { verb: 'start', id, fields, submit: false }))
    expect(await rowsOf('file_link', id)).toEqual([])
  })
})

it('hands over the columns that the function takes, in the order and of the types it takes them', async () => {
  const { rows } = await db.pool.query<{ type: string; columns: [string, string][] }>(
    `SELECT t.typname AS type, json_agg(json_build_array(a.attname, format_type(a.atttypid, NULL)) ORDER BY a.attnum) AS columns
     FROM pg_type t JOIN pg_attribute a ON a.attrelid = t.typrelid
     WHERE t.typname = ANY ($1) AND t.typtype = 'c' GROUP BY 1`,
    [Object.keys(COMMIT_TYPES)],
  )
  const ours = Object.entries(COMMIT_TYPES).map(([type, columns]) => [type, Object.entries(columns)])
  expect(Object.fromEntries(rows.map((row) => [row.type, row.columns]))).toEqual(Object.fromEntries(ours))
})
