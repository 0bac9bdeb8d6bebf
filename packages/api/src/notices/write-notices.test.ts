import { serviceRequest } from '@countersign/flows/service-request'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { startRequest } from '../testing/service-request.ts'
import { writeNotices } from './write-notices.ts'

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([serviceRequest])
})
afterAll(() => api[Symbol.asyncDispose]())

const READER = { language: 'en', zone: 'Asia/Shanghai' } as const

test('a mail asks for a decision only while somebody waits for it', async () => {
  const { id } = await startRequest(api)
  const told = (seq: number, kind: string) => ({
    instanceId: id,
    seq,
    ordinal: 1,
    recipient: 'supervisor',
    kind,
    params: { step: 'supervisor-review' },
    at: '2026-11-02T02:00:00.000Z',
  })
  const messages = [told(1, 'task-opened'), told(2, 'task-reminder'), told(3, 'commented')]
  const written = async () => (await writeNotices(api.runtime, READER, messages)).map(({ text }) => text)
  expect(await written()).toEqual([
    expect.stringContaining('For you to decide'),
    expect.stringContaining('Due soon'),
    expect.stringContaining('New comment'),
  ])
  await api.ask('rep', `POST /api/v1/instances/${id}/commands`, { body: { command: 'withdraw' } })
  expect(await written()).toEqual([expect.stringContaining('New comment')])
})
