import { serviceRequest } from '@countersign/flows/service-request'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { FIELDS, startRequest } from '../testing/service-request.ts'

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([serviceRequest])
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

const asked = async <T>(name: string, input: object, who = 'supervisor'): Promise<T> => {
  const path = `/trpc/approvals.${name}?input=${encodeURIComponent(JSON.stringify(input))}`
  const { status, body } = await api.ask(who, `GET ${path}`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return (body as { result: { data: T } }).result.data
}
const told = (name: string, body: object) => api.ask('supervisor', `POST /trpc/approvals.${name}`, { body })

type Inbox = { items: { instanceId: string; news: string | null; amount: number }[]; next: string | null }
const inbox = (input: object = {}) => asked<Inbox>('inbox', input)

test('an inbox is sought by number, account, process and requester, sorted, and read on in that order', async () => {
  const small = await startRequest(api)
  const large = await startRequest(api, { ...FIELDS, amount: 990_000 })
  const ids = async (input: object) => (await inbox(input)).items.map(({ instanceId }) => instanceId)
  expect(await ids({ sort: 'amount' })).toEqual([large.id, small.id])
  expect(await ids({ sort: 'oldest' })).toEqual([small.id, large.id])
  const { next } = await inbox({ sort: 'amount', limit: 1 })
  expect(await ids({ sort: 'amount', limit: 1, cursor: next })).toEqual([small.id])
  const requester = await api.ask('rep', 'GET /api/v1/me')
  const { name } = (requester.body as { person: { name: string } }).person
  for (const q of ['云岭', 'service', '服务与支持', 'SR-', name, ` ${name} `])
    expect([q, (await ids({ q })).length]).toEqual([q, 2])
  expect(await ids({ q: '没有' })).toEqual([])
  expect(await asked('count', { q: '没有' })).toEqual({ open: 0 })
  expect(await asked('count', { due: 'overdue' })).toEqual({ open: 0 })
})

test('a place in one order is no place in another', async () => {
  const { next } = await inbox({ sort: 'amount', limit: 1 })
  await expect(inbox({ sort: 'due', cursor: next })).rejects.toThrow('bad-format')
})

test('what a person has not looked at, or what changed since they did, is marked', async () => {
  const request = await startRequest(api)
  const news = async () =>
    (await inbox({ limit: 100 })).items.find(({ instanceId }) => instanceId === request.id)?.news
  const look = async () =>
    (await asked<{ look: { seq: number } | null }>('lastLook', { id: request.id })).look
  expect([await news(), await look()]).toEqual(['unseen', null])
  // Nobody has looked at what was not there yet.
  await told('recordLook', { id: request.id, seq: 999 })
  const seen = await look()
  expect(await news()).toBeNull()
  await request.command('rep', { command: 'comment', text: '请尽快' })
  expect(await news()).toBe('changed')
  await told('recordLook', { id: request.id, seq: (seen?.seq ?? 0) + 1 })
  expect(await news()).toBeNull()
})

test("phrases are a person's own, and none is an answer too", async () => {
  expect(await asked('phrases', {})).toEqual({ texts: null })
  expect((await told('savePhrases', { texts: [' 同意 ', '请补充附件'] })).status).toBe(200)
  expect(await asked('phrases', {})).toEqual({ texts: ['同意', '请补充附件'] })
  expect(await asked('phrases', {}, 'manager')).toEqual({ texts: null })
  await told('savePhrases', { texts: [] })
  expect(await asked('phrases', {})).toEqual({ texts: [] })
  expect((await told('savePhrases', { texts: [''] })).status).toBe(400)
})
