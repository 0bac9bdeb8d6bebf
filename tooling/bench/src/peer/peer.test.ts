import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { requestFields } from '../workload/request-fields.ts'
import { decideTask } from './decide-task.ts'
import { PrismaClient } from './generated/client.ts'
import { startRequest } from './start-request.ts'

const cluster = new URL(process.env.COUNTERSIGN_TEST_DATABASE_URL ?? '')
const name = `peer_${randomUUID().replaceAll('-', '')}`
const own = new URL(cluster)
own.pathname = `/${name}`

const onCluster = async (url: URL, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

let prisma: PrismaClient
beforeAll(async () => {
  await onCluster(cluster, `CREATE DATABASE ${name}`)
  await onCluster(own, await readFile(new URL('schema.sql', import.meta.url), 'utf8'))
  prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: own.href }) })
})
afterAll(async () => {
  await prisma.$disconnect()
  await onCluster(cluster, `DROP DATABASE ${name} WITH (FORCE)`)
})

const start = async (): Promise<string> => {
  const id = randomUUID()
  await startRequest(prisma, { id, requesterId: 'rep', fields: requestFields(1, 0) })
  return id
}

const decide = (requestId: string, personId: string, outcome: 'approve' | 'reject' = 'approve') =>
  decideTask(prisma, { requestId, personId, outcome, opinion: 'fine' })

it('carries a request from its start over both approvals to its end, with a row of each kind', async () => {
  const requestId = await start()
  expect(await decide(requestId, 'supervisor')).toEqual({ step: 'manager-approval', ended: false })
  expect(await decide(requestId, 'manager')).toEqual({ step: 'completed', ended: true })
  const { tasks, history, status, version } = await prisma.request.findUniqueOrThrow({
    where: { id: requestId },
    include: { tasks: { include: { candidates: true } }, history: true },
  })
  expect({ status, version }).toEqual({ status: 'completed', version: 3 })
  expect(tasks.map((task) => [task.step, task.state, task.candidates.length]).sort()).toEqual([
    ['manager-approval', 'done', 1],
    ['supervisor-review', 'done', 1],
  ])
  expect(history.map(({ action }) => action)).toEqual(['submit', 'approve', 'approve'])
})

it('refuses whoever has no task, and a decision after the end', async () => {
  const requestId = await start()
  await expect(decide(requestId, 'manager')).rejects.toThrow('not a candidate')
  await decide(requestId, 'supervisor', 'reject')
  await expect(decide(requestId, 'supervisor')).rejects.toThrow('not a candidate')
})

it('lets one of two decisions at once win and leaves nothing of the other', async () => {
  const requestId = await start()
  const both = await Promise.allSettled([
    decide(requestId, 'supervisor'),
    decide(requestId, 'supervisor', 'reject'),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await prisma.history.count({ where: { requestId } })).toBe(2)
})
