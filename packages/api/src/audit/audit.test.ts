import { serviceRequest } from '@countersign/flows/service-request'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { openRequest } from '../testing/open-request.ts'
import type { RefusedAttempt } from './refused-attempt.ts'

let api: ApiUnderTest
let noted: RefusedAttempt[] = []
beforeEach(async () => {
  noted = []
  api = await apiUnderTest([serviceRequest, openRequest], { noteRefusal: (attempt) => noted.push(attempt) })
})
afterEach(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

const start = async (): Promise<string> => {
  const { body } = await api.ask('rep', 'POST /api/v1/instances', {
    body: { definition: 'open-request', fields: { note: 'x' }, submit: true },
  })
  return (body as { id: string }).id
}

describe('what is noted', () => {
  test('is a command that was refused, over REST and tRPC alike, with who, what and why', async () => {
    const id = await start()
    await api.ask('supervisor', `POST /api/v1/instances/${id}/commands`, { body: { command: 'withdraw' } })
    await api.ask('finance', 'POST /trpc/requests.withdraw', { body: { id } })
    expect(noted).toEqual([
      { person: 'supervisor', instance: id, verb: 'withdraw', code: expect.any(String) },
      { person: 'finance', instance: id, verb: 'withdraw', code: 'instance-unknown' },
    ])
  })

  test('is a call that its caller has no permission for', async () => {
    await api.ask('rep', 'POST /trpc/people.disable', { body: { id: 'quality', successor: null } })
    await api.ask('auditor', 'POST /api/v1/instances', {
      body: { definition: 'open-request', fields: { note: 'x' }, submit: true },
    })
    expect(noted).toEqual([
      { person: 'rep', instance: null, verb: 'people.disable', code: 'not-allowed' },
      { person: 'auditor', instance: null, verb: 'post /instances', code: 'not-allowed' },
    ])
  })

  test('is nothing that was applied', async () => {
    const id = await start()
    await api.ask('rep', `POST /api/v1/instances/${id}/commands`, { body: { command: 'withdraw' } })
    expect(noted).toEqual([])
  })
})

type Listed = { result: { data: { items: { code: string; why: string | null }[]; next: string | null } } }
const list = async (who: string, input: object) => {
  const { body } = await api.ask(
    who,
    `GET /trpc/audit.refusedAttempts?input=${encodeURIComponent(JSON.stringify(input))}`,
  )
  return (body as Listed).result.data
}

test('what was kept is listed for auditors, the newest first, in pages, by person and by request', async () => {
  const request = crypto.randomUUID()
  await api.runtime.database.prisma.refusedAttempt.createMany({
    data: Array.from({ length: 5 }, (_, index) => ({
      id: crypto.randomUUID(),
      at: new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 2))),
      personId: index === 4 ? null : 'rep',
      instanceId: index === 0 ? request : null,
      verb: 'decide',
      code: `code-${index}`,
    })),
  })
  await api.runtime.database.prisma.refusedAttempt.createMany({
    data: ['not-allowed', 'task-already-decided'].map((code) => ({
      id: crypto.randomUUID(),
      at: new Date(0),
      personId: 'supervisor',
      instanceId: null,
      verb: 'decide',
      code,
    })),
  })
  const told = (await list('auditor', { person: 'supervisor' })).items
  const whys = Object.fromEntries(told.map(({ code, why }) => [code, why]))
  expect(whys).toEqual({ 'not-allowed': expect.stringMatching(/。$/), 'task-already-decided': null })
  const first = await list('auditor', { limit: 3 })
  const rest = await list('admin', { limit: 3, cursor: first.next })
  const last = await list('admin', { limit: 3, cursor: rest.next })
  expect(first.items[0]).toMatchObject({ code: 'code-4', by: null, times: 1 })
  expect([...first.items, ...rest.items, ...last.items].map(({ code }) => code).sort()).toEqual([
    ...Array.from({ length: 5 }, (_, index) => `code-${index}`),
    'not-allowed',
    'task-already-decided',
  ])
  expect(last.next).toBeNull()
  expect((await list('auditor', { person: 'rep' })).items).toHaveLength(4)
  expect((await list('auditor', { request })).items).toMatchObject([{ code: 'code-0', request }])
})
