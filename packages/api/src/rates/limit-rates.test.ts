import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest } from '../testing/api-under-test.ts'
import { openRequest } from '../testing/open-request.ts'
import { NO_RATES } from './rates.ts'

let api: ApiUnderTest
beforeAll(async () => {
  const rates = { ...NO_RATES, account: 4, address: 10, uploads: 0.05, searches: 0.5 }
  api = await apiUnderTest([openRequest], { rates })
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

type Call = Parameters<ApiUnderTest['ask']>[1]

/** Asks until it is refused; how often it was answered, and the refusal. */
const untilRefused = async (who: string | null, call: Call, headers: Record<string, string> = {}) => {
  for (let answered = 0; answered < 200; answered++) {
    const answer = await api.ask(who, call, { headers: { 'accept-language': 'en', ...headers } })
    if (answer.status === 429) return { answered, ...answer }
  }
  throw new Error('never refused')
}

const TOLD = {
  code: 'too-many-requests',
  detail: expect.stringMatching(/^That was too much at once.* \d+ s/),
}

describe('too many calls', () => {
  test('of an account are refused with the seconds to wait, another account’s are not', async () => {
    const { answered, headers, body } = await untilRefused('rep', 'GET /api/v1/me')
    expect(answered).toBeGreaterThanOrEqual(20)
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(body).toMatchObject({ status: 429, ...TOLD })
    expect((await api.ask('rep2', 'GET /api/v1/me')).status).toBe(200)
  })

  test('over tRPC are refused as an error that its clients can read, a batch by its length', async () => {
    const batch = Array.from({ length: 10 }, () => 'session.me').join(',')
    const call: Call = `GET /trpc/${batch}?batch=1&input=%7B%7D`
    const { answered, body } = await untilRefused('supervisor', call)
    expect(answered).toBeLessThanOrEqual(3)
    expect(body).toMatchObject({
      error: { message: TOLD.detail, code: -32029, data: { httpStatus: 429, problem: TOLD } },
    })
  })

  test('of an address are refused before anybody asks who it is, another address’s are not', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const { answered, body } = await untilRefused(null, 'GET /api/v1/me', from('203.0.113.9'))
    expect(answered).toBeGreaterThanOrEqual(50)
    expect(body).toMatchObject(TOLD)
    expect((await api.ask(null, 'GET /api/v1/me', { headers: from('203.0.113.10') })).status).toBe(401)
  })

  test('of a network of IPv6 count together', async () => {
    let host = 0
    let status = 401
    while (status === 401 && host < 200) {
      const headers = { 'x-forwarded-for': `2001:db8:1:2::${(++host).toString(16)}` }
      status = (await api.ask(null, 'GET /api/v1/me', { headers })).status
    }
    expect(status).toBe(429)
    const neighbour = { 'x-forwarded-for': '2001:db8:1:3::1' }
    expect((await api.ask(null, 'GET /api/v1/me', { headers: neighbour })).status).toBe(401)
  })
})

describe('what costs more has less', () => {
  test('searches, over REST', async () => {
    expect((await untilRefused('manager', 'GET /api/v1/accounts?q=a')).answered).toBeLessThanOrEqual(6)
    expect((await api.ask('manager', 'GET /api/v1/accounts')).status).toBe(200)
  })

  test('searches, over tRPC', async () => {
    const call: Call = `GET /trpc/accounts.search?input=${encodeURIComponent('{"q":"a"}')}`
    expect((await untilRefused('director', call)).answered).toBeLessThanOrEqual(6)
  })

  test('uploads', async () => {
    const upload = () => {
      const body = new FormData()
      body.append('file', new File(['text'], 'a.txt'))
      return api.ask('vp', 'POST /api/v1/files', { body })
    }
    const statuses = [await upload(), await upload(), await upload(), await upload()].map(
      ({ status }) => status,
    )
    expect(statuses).toEqual([201, 201, 201, 429])
  })
})
