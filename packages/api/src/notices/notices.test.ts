import { serviceRequest } from '@countersign/flows/service-request'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { startRequest } from '../testing/service-request.ts'

let api: ApiUnderTest
let id: string
beforeAll(async () => {
  api = await apiUnderTest([serviceRequest])
  id = (await startRequest(api)).id
  await api.runtime.database.prisma.notice.createMany({
    data: [
      notice(1, 'task-opened', { step: 'supervisor-review' }),
      notice(2, 'ended', { status: 'rejected' }),
      notice(3, 'notified', { message: { zh: '请留意', en: 'Please note' } }),
      { ...notice(4, 'copied', {}), personId: 'manager' },
    ],
  })
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

const notice = (seq: number, kind: string, params: object) => ({
  personId: 'supervisor',
  instanceId: id,
  seq,
  ordinal: 1,
  kind,
  params,
  at: new Date(Date.UTC(2026, 10, 2, 2, seq)),
})

type Page = {
  readonly items: readonly { readonly id: string; readonly text: string; readonly read: boolean }[]
  readonly next: string | null
  readonly unread: number
}
type Result<T> = { readonly result: { readonly data: T } }

const list = async (input: object, language = 'zh-CN') => {
  const path = `/trpc/notices.list?input=${encodeURIComponent(JSON.stringify(input))}`
  const answer = await api.ask('supervisor', `GET ${path}`, { headers: { 'accept-language': language } })
  return (answer.body as Result<Page>).result.data
}

test('are written in the reader’s language, newest first, the caller’s alone', async () => {
  const page = await list({})
  expect(page.items.map(({ text }) => text.replace(/SR-\d+/, 'SR-1'))).toEqual([
    '请留意（大客户服务与支持申请 · 云岭晨光精密机械有限公司 SR-1）',
    '大客户服务与支持申请 · 云岭晨光精密机械有限公司 SR-1 已被驳回',
    '请您处理：大客户服务与支持申请 · 云岭晨光精密机械有限公司 SR-1（主管审核）',
  ])
  expect((await list({}, 'en')).items[1]?.text).toMatch(/^Service and support request · .* was rejected$/)
})

test('are read on from a cursor to the end', async () => {
  const all = (await list({})).items.map((item) => item.id)
  const first = await list({ limit: 2 })
  const second = await list({ limit: 2, cursor: first.next })
  expect([...first.items, ...second.items].map((item) => item.id)).toEqual(all)
  expect(second.next).toBeNull()
})

test('stay unread until marked, one by one or all', async () => {
  const { items, unread } = await list({})
  expect(unread).toBe(3)
  const mark = async (body: object) => {
    const answer = await api.ask('supervisor', 'POST /trpc/notices.markRead', { body })
    return (answer.body as Result<{ unread: number }>).result.data.unread
  }
  expect(await mark({ ids: [items[0]?.id] })).toBe(2)
  expect((await list({})).items.map(({ read }) => read)).toEqual([true, false, false])
  expect(await mark({})).toBe(0)
  expect(await api.runtime.database.prisma.notice.count({ where: { readAt: null } })).toBe(1)
})
