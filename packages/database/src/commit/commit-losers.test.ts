import { randomUUID } from 'node:crypto'
import type { Instance } from '@countersign/engine/instance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account, answered, asked, ORGANISATION, openTasks, started } from '../testing/requests.ts'
import { requestsDatabase } from '../testing/requests-database.ts'
import type { TestDatabase } from '../testing/test-database.ts'
import { commitBatch } from './commit-batch.ts'
import type { CommitEntry, CommitResult } from './commit-entry.ts'

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

const rowsOf = async (table: string, id: string) =>
  (await db.pool.query(`SELECT * FROM ${table} WHERE instance_id = $1`, [id])).rows

describe('beside a command that loses', () => {
  it('one that wins is written whole, also when the loser is a start', async () => {
    const before = await committed(started())
    const other = await committed(started())
    expect(await commit(answered(other), started({ id: before.id }))).toEqual(['won', 'lost'])
    expect((await rowsOf('record', other.id)).map(({ seq }) => seq).sort()).toEqual([1, 2])
  })

  it('nothing of the loser reaches tasks, inboxes, timers or the log', async () => {
    const before = await committed(started())
    await committed(asked(before, { verb: 'comment', text: '一' }))
    const tables = ['task', 'candidate', 'timer', 'record', 'outbox']
    const rows = () => Promise.all(tables.map((table) => rowsOf(table, before.id)))
    const atFirst = await rows()
    expect(await commit(answered(before), started())).toEqual(['lost', 'won'])
    expect(await rows()).toEqual(atFirst)
  })

  it('nothing of the loser starts a process', async () => {
    const before = await committed(started())
    await committed(asked(before, { verb: 'comment', text: '一' }))
    const late = asked(before, { verb: 'comment', text: '二' })
    const effects = [
      { ordinal: 0, kind: 'start-process', params: { definition: 'x', requester: 'rep', fields: {} } },
    ] as const
    const losing = { ...late, decision: { ...late.decision, effects } }
    expect(await commit(losing, started())).toEqual(['lost', 'won'])
    expect(await rowsOf('effect', before.id)).toEqual([])
  })
})

it('a request on an account that nobody owns is started and decided like any other', async () => {
  const free = { ...account, id: randomUUID(), number: 'KA-9001', owner: null }
  const { name, number, id, department } = free
  await db.prisma.account.create({
    data: { id, number, name, ownerId: null, departmentKey: department, createdAt: new Date() },
  })
  const before = await committed({ ...started(), account: free })
  await committed({ ...answered(before), account: free })
})

it('a timer of another visit does not count for the one that is fired', async () => {
  const before = await committed(started({ now: '2020-01-06T02:00:00.000Z' }))
  const [timer] = before.timers
  if (timer === undefined) throw new Error('the request waits without a timer')
  const { state, visit, name, dueAt } = timer
  const system = { by: { system: 'timer' }, now: dueAt } as const
  const entry = asked(before, { verb: 'fire-timer', timer: { state, visit, name } }, system)
  const other = { verb: 'fire-timer', timer: { state, visit: visit + 1, name } } as const
  expect(await commit({ ...entry, command: other })).toEqual(['lost'])
  expect(await commit(entry)).toEqual(['won'])
})

it('a decided task leaves the inbox of all its candidates', async () => {
  const before = await committed(started())
  await committed(asked(before, { verb: 'withdraw' }))
  expect((await rowsOf('candidate', before.id)).filter(({ open }) => open)).toEqual([])
})

/** The instance's open tasks given to other people, beside a comment. */
const handOver = (before: Instance, to: readonly string[]): CommitEntry => {
  const comment = asked(before, { verb: 'comment', text: '转交' })
  const activations = comment.decision.instance.activations.map((activation) => ({
    ...activation,
    tasks: activation.tasks.map((task) => (task.state === 'open' ? { ...task, candidates: to } : task)),
  }))
  return {
    ...comment,
    decision: { ...comment.decision, instance: { ...comment.decision.instance, activations } },
  }
}

it('whoever comes back to a task that waits finds it in the inbox again', async () => {
  const first = await committed(started())
  const away = await committed(handOver(first, ['manager']))
  await committed(handOver(away, ['supervisor']))
  const open = (await rowsOf('candidate', first.id)).filter((row) => row.open)
  expect(open.map((row) => row.person_id)).toEqual(['supervisor'])
})

it('a decision is counted as made by the one who made it', async () => {
  const first = await committed(started())
  const shared = await committed(handOver(first, ['supervisor', 'manager']))
  const [task] = openTasks(shared)
  await committed(answered(shared))
  const rows = (await rowsOf('candidate', first.id)).filter((row) => row.task_number === task?.number)
  const decided = rows.map((row) => [row.person_id, row.decided_at !== null])
  expect(Object.fromEntries(decided)).toEqual({ supervisor: true, manager: false })
})
