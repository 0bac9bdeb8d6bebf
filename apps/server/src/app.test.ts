import { openDatabase } from '@countersign/database/client'
import { type TestDatabase, testDatabase } from '@countersign/database/testing'
import { createRuntime } from '@countersign/runtime/runtime'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import type { RequestEnvironment } from './web/request-log.ts'

const lines: string[] = []
const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })

let database: TestDatabase
let app: Hono<RequestEnvironment>
beforeAll(async () => {
  database = await testDatabase()
  app = await createApp({ runtime: createRuntime({ database }), publicUrl: 'https://c.example', log })
})
afterAll(() => database[Symbol.asyncDispose]())

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })

describe('every answer', () => {
  test.each(['/', '/api/v1/me', '/api/nothing', '/trpc/nothing', '/healthz', '/assets/none.js'])(
    '%s says what browsers must not do with it',
    async (path) => {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'/)
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toMatch(/max-age=\d+/)
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/)
    },
  )

  test('keeps the id a caller gives it, unless it is none', async () => {
    expect((await get('/healthz', { 'x-request-id': 'trace-0001' })).headers.get('x-request-id')).toBe(
      'trace-0001',
    )
    const forged = await get('/healthz', { 'x-request-id': 'a b' })
    expect(forged.headers.get('x-request-id')).not.toBe('a b')
  })
})

test('nothing secret is logged', async () => {
  await get('/api/v1/accounts?q=secret-query', {
    authorization: 'Bearer secret-key',
    cookie: 'countersign.session=secret-cookie',
  })
  await app.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"email":"secret@mail.example","password":"secret-password"}',
  })
  expect(lines.some((line) => line.includes('/api/auth/sign-in/email'))).toBe(true)
  expect(lines.filter((line) => line.includes('secret'))).toEqual([])
})

describe('what operators ask', () => {
  test('alive, and ready with a migrated database', async () => {
    expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([200, 200])
  })

  test('alive but not ready without one', async () => {
    const lost = await openDatabase(database.url)
    const runtime = createRuntime({ database: lost })
    const other = await createApp({ runtime, publicUrl: 'http://127.0.0.1:4201', log })
    await lost.close()
    const ready = await other.request('/readyz')
    expect([(await other.request('/healthz')).status, ready.status]).toEqual([200, 503])
    expect(ready.headers.get('retry-after')).toBe('1')
    expect(await ready.json()).toMatchObject({ code: 'not-ready' })
  })

  test('metrics, with routes by their pattern', async () => {
    await get(`/api/v1/instances/${crypto.randomUUID()}`)
    const socket = { remoteAddress: '127.0.0.1' }
    const text = await (await app.request('/metrics', {}, { incoming: { socket } })).text()
    expect(text).toMatch(
      /countersign_http_seconds_count\{method="GET",route="[^"]*:id[^"]*",status="401"\} 1/,
    )
    expect(text).toContain('countersign_commands_waiting 0')
  })
})

describe('an address that is nobody’s', () => {
  test('is a problem in the caller’s language', async () => {
    const answer = await get('/assets/none.js', { 'accept-language': 'en-GB,en;q=0.8' })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await answer.json()).toMatchObject({
      code: 'not-found',
      detail: expect.stringMatching(/^Nothing/),
    })
  })

  test('is not the console when something is posted to it', async () => {
    expect((await app.request('/inbox', { method: 'POST' })).status).toBe(404)
  })
})
