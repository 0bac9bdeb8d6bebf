import { clearDemo } from '@countersign/database/clear-demo'
import type { Database } from '@countersign/database/client'
import { testDatabase } from '@countersign/database/testing'
import { examine } from '@countersign/doctor/examine'
import { reportLine } from '@countersign/doctor/report'
import { builtIn } from '@countersign/flows/built-in'
import { importBuiltIns } from '@countersign/runtime/import-built-ins'
import { createRuntime } from '@countersign/runtime/runtime'
import { expect, test } from 'vitest'
import { parseEnvironment } from '../env.ts'
import { createLog } from './log.ts'
import { seedDemo } from './seed-demo.ts'
import { seedHistory } from './seed-history.ts'

const silent = createLog('silent')

const demoDatabase = async () => {
  const database = await testDatabase()
  await seedDemo(database, 'opens the demo')
  await importBuiltIns(createRuntime({ database }), builtIn)
  return database
}

const findingsIn = async ({ pool }: Pick<Database, 'pool'>): Promise<string[]> => {
  const findings: string[] = []
  for await (const finding of examine(pool)) findings.push(reportLine(finding))
  return findings
}

test('console 25: the history of the demo has every state, open work in time and overdue, and nothing the doctor objects to', async () => {
  await using database = await demoDatabase()
  const { pool, prisma } = database
  await Promise.all([seedHistory(database, silent), seedHistory(database, silent)])
  const byStatus = await prisma.instance.groupBy({ by: ['status'], _count: true, orderBy: { status: 'asc' } })
  expect(byStatus.map(({ status, _count }) => [status, _count])).toEqual([
    ['completed', 92],
    ['draft', 4],
    ['rejected', 10],
    ['running', 67],
    ['withdrawn', 3],
  ])
  const { rows } = await pool.query<{ step: string; open: number; overdue: number }>(
    `SELECT step, count(*)::int AS open, (count(*) FILTER (WHERE due < now()))::int AS overdue
     FROM task t JOIN instance i USING (instance_id)
     WHERE t.state = 'open' AND i.definition_key = 'service-request' GROUP BY step ORDER BY step`,
  )
  expect(rows).toEqual([
    { step: 'draft', open: 7, overdue: 0 },
    { step: 'in-service', open: 9, overdue: 2 },
    { step: 'manager-approval', open: 6, overdue: 2 },
    { step: 'special-terms-approval', open: 4, overdue: 1 },
    { step: 'supervisor-review', open: 9, overdue: 2 },
  ])
  const { rows: others } = await pool.query<{ key: string; open: boolean; ended: boolean; overdue: boolean }>(
    `SELECT i.definition_key AS key, bool_or(i.ended_at IS NULL) AS open, bool_or(i.ended_at IS NOT NULL) AS ended,
       bool_or(t.state = 'open' AND t.due < now()) AS overdue
     FROM instance i LEFT JOIN task t USING (instance_id) GROUP BY 1 ORDER BY 1`,
  )
  const each = { open: true, ended: true, overdue: true }
  expect(others).toEqual(
    ['account-visit', 'customer-suggestion', 'key-account-selection', 'service-request'].map((key) => ({
      key,
      ...each,
    })),
  )
  expect(await findingsIn(database)).toEqual([])
  // Nothing is left for the worker to fire or to send at once.
  expect(await prisma.timer.count({ where: { dueAt: { lt: new Date() } } })).toBe(0)
  expect(await prisma.outbox.count({ where: { drainedAt: null } })).toBe(0)
})

test('a database that has requests of its own is given no history', async () => {
  await using database = await demoDatabase()
  const runtime = createRuntime({ database })
  const id = '0191b6a0-0000-8000-8000-000000000001'
  await runtime.execute({
    instanceId: id,
    definition: 'service-request',
    actor: { person: 'rep' },
    command: { verb: 'start', id, fields: {}, submit: false },
    idempotency: null,
    revision: null,
  })
  await seedHistory(database, silent)
  expect(await database.prisma.instance.count()).toBe(1)
})

test('console 25: a demo is cleared of its requests, and of its people once somebody else administers', async () => {
  await using database = await demoDatabase()
  const { prisma, url } = database
  await seedHistory(database, silent)
  const person = { email: 'lin@example.com', rank: 'rep', departmentKey: 'key-accounts' }
  await prisma.person.create({ data: { id: 'lin', name: '林一', superiorId: 'supervisor', ...person } })
  const id = '0191b6a0-0000-8000-8000-000000000002'
  const refresh = createRuntime({ database })
  await prisma.organisation.updateMany({ data: { revision: { increment: 1 } } })
  await prisma.account.create({
    data: {
      id: 'own',
      number: 'A-1',
      name: '客户',
      ownerId: 'lin',
      departmentKey: 'key-accounts',
      createdAt: new Date(),
    },
  })
  const fields = {
    account: 'own',
    services: ['training'],
    deepNeeds: '培训',
    amount: 0,
    desiredDate: '2027-01-05',
  }
  const started = await refresh.execute({
    instanceId: id,
    definition: 'service-request',
    actor: { person: 'lin' },
    command: { verb: 'start', id, fields, submit: true },
    idempotency: null,
    revision: null,
  })
  expect(started).toMatchObject({ applied: true })

  expect(await clearDemo(url, { people: true })).toEqual({ cleared: false, reason: 'no-other-administrator' })
  expect(await clearDemo(url, { people: false })).toEqual({ cleared: true, requests: 176, people: 0 })
  expect(await prisma.instance.findMany({ select: { requesterId: true } })).toEqual([{ requesterId: 'lin' }])
  expect(await findingsIn(database)).toEqual([])

  await prisma.person.update({ where: { id: 'lin' }, data: { roles: ['administrator'] } })
  expect(await clearDemo(url, { people: true })).toEqual({ cleared: true, requests: 0, people: 23 })
  // The supervisor has lin's request before them: they stay as somebody who has left.
  expect(
    await prisma.person.findMany({ select: { id: true, active: true }, orderBy: { id: 'asc' } }),
  ).toEqual([
    { id: 'lin', active: true },
    { id: 'supervisor', active: false },
  ])
  expect(await prisma.authUser.count()).toBe(0)
  expect(await prisma.account.findMany({ select: { id: true } })).toEqual([{ id: 'own' }])
  expect(await clearDemo(url, { people: false })).toEqual({ cleared: false, reason: 'not-a-demo' })
})

test('console 25: what is no demo cannot be cleared', async () => {
  await using database = await testDatabase()
  expect(await clearDemo(database.url, { people: false })).toEqual({ cleared: false, reason: 'not-a-demo' })
})

test('a demo can be asked for without its requests', () => {
  expect(parseEnvironment({ DEMO: 'people' })).toMatchObject({
    environment: { demo: true, demoHistory: false },
  })
  expect(parseEnvironment({})).toMatchObject({ environment: { demo: true, demoHistory: true } })
})
