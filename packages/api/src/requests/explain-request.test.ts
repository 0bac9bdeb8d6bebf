import { serviceRequest } from '@countersign/flows/service-request'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { SPECIAL_TERMS, startRequest } from '../testing/service-request.ts'
import type { ExplanationView } from '../views/instance.ts'

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([serviceRequest])
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

const explained = async (who: string, id: string, language = 'zh-CN'): Promise<ExplanationView> => {
  const input = encodeURIComponent(JSON.stringify({ id }))
  const headers = { 'accept-language': language }
  const { body } = await api.ask(who, `GET /trpc/requests.explain?input=${input}`, { headers })
  return (body as { result: { data: ExplanationView } }).result.data
}

describe('console 23: a request', () => {
  test('says to its approver why it is theirs, and only about their own task', async () => {
    const { id } = await startRequest(api)
    const [mine] = (await explained('supervisor', id)).mine
    expect(mine).toMatchObject({ step: 'supervisor-review', why: '您是大客户部的主管' })
    expect((await explained('supervisor', id, 'en')).mine[0]?.why).toMatch(/^You are supervisor in /)
    expect((await explained('rep', id)).mine).toEqual([])
  })

  test('says whose turn comes, by name, and the condition that decides it', async () => {
    const { id } = await startRequest(api, SPECIAL_TERMS)
    const { route } = await explained('rep', id)
    const step = route?.steps.find((one) => one.id === 'special-terms-approval')
    expect(step?.participants.map((person) => person.id)).toEqual(['gm', 'vp'])
    expect(step?.because).toEqual([
      {
        condition: "'special-payment' in fields.services",
        holds: true,
        text: '服务内容包含“特殊的付款方式”',
      },
    ])
  })
})
