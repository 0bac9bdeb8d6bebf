import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@countersign/database/client'
import { createRuntime } from '@countersign/runtime/runtime'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { type WebUnderTest, webUnderTest } from '../testing/web-under-test.ts'

let web: WebUnderTest
let folder: string
let rep: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-console-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>会签</title>')
  await writeFile(join(folder, 'assets/index-abc.js'), 'export {}')
  await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  web = await webUnderTest({ publicUrl: 'https://c.example', console: folder })
  rep = await web.cookieOf('rep')
  file = await attachedFile()
})
afterAll(async () => {
  await web[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const ask = async (call: string, init: RequestInit = {}): Promise<Response> => {
  const [method = '', path = ''] = call.split(' ')
  const answer = await fetch(`${web.origin}${path}`, { redirect: 'manual', ...init, method })
  // A live stream has no end of its own.
  if (answer.headers.get('content-type') === 'text/event-stream') await answer.body?.cancel()
  return answer
}
const asRep = (call: string, body?: unknown): Promise<Response> => {
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  return ask(call, {
    headers: { cookie: rep, ...json },
    ...(body === undefined ? {} : { body: textOf(body) }),
  })
}
const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))

const FIELDS = {
  account: 'ka-0001',
  services: ['product-advice'],
  deepNeeds: '缩短交付周期',
  amount: 120_000,
  desiredDate: '2027-12-31',
}
const start = (fields: object) => ({ definition: 'service-request', fields, submit: false })

const attachedFile = async (): Promise<string> => {
  const body = new FormData()
  body.append('file', new File(['%PDF-1.4\n%%EOF'], '合同.pdf', { type: 'application/pdf' }))
  const uploaded = await ask('POST /api/v1/files', { headers: { cookie: rep }, body })
  const { id } = (await uploaded.json()) as { id: string }
  const made = await asRep('POST /api/v1/instances', start({ ...FIELDS, attachments: [id] }))
  expect(made.status).toBe(201)
  return id
}

/** What a socket is answered that never says anything HTTP can be read from. */
const raw = (text: string): Promise<Response> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(new URL(web.origin).port), '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(parsed(Buffer.concat(chunks).toString())))
  })

const parsed = (text: string): Response => {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const [status = '', ...lines] = head.split('\r\n')
  const pairs = lines.map((line) => line.split(/: (.*)/s, 2) as [string, string])
  return new Response(body, { status: Number(status.split(' ')[1]), headers: pairs })
}

const wrongPasswords = async (): Promise<Response> => {
  const body = JSON.stringify({ email: 'vp@demo.example', password: 'not the password' })
  const again = () =>
    ask('POST /api/auth/sign-in/email', { headers: { 'content-type': 'application/json' }, body })
  for (let attempt = 0; attempt < 10; attempt++) await again()
  return again()
}

const KINDS: readonly (readonly [string, number, () => Promise<Response>])[] = [
  ['a page', 200, () => ask('GET /inbox')],
  ['the head of a page', 200, () => ask('HEAD /')],
  ['an asset', 200, () => ask('GET /assets/index-abc.js')],
  ['a picture', 200, () => ask('GET /favicon.svg')],
  ['alive', 200, () => ask('GET /healthz')],
  ['ready', 200, () => ask('GET /readyz')],
  ['the description of the API', 200, () => ask('GET /api/openapi.json')],
  ['data over REST', 200, () => asRep('GET /api/v1/me')],
  ['data over tRPC', 200, () => asRep('GET /trpc/session.me')],
  ['something made', 201, () => asRep('POST /api/v1/instances', start(FIELDS))],
  ['a file', 200, () => asRep(`GET /api/v1/files/${file}`)],
  ['the stream of changes', 200, () => asRep('GET /api/live')],
  ['a session', 200, () => asRep('GET /api/auth/get-session')],
  ['an answer of the library for sessions', 200, () => asRep('GET /api/auth/api-key/list')],
  ['something malformed', 400, () => asRep('POST /api/v1/instances', '{')],
  ['not signed in', 401, () => ask('GET /api/v1/me')],
  ['not signed in over tRPC', 401, () => ask('GET /trpc/session.me')],
  ['not allowed over tRPC', 403, () => asRep('GET /trpc/people.list?input=%7B%7D')],
  [
    'the page of another site',
    403,
    () => ask('POST /api/auth/sign-out', { headers: { origin: 'http://c.example', host: 'c.example' } }),
  ],
  ['nothing there', 404, () => ask('GET /assets/none.js')],
  ['nothing there over REST', 404, () => asRep('GET /api/v1/nothing')],
  ['another method', 405, () => asRep('POST /api/v1/me', {})],
  ['a method for tracing', 404, () => raw('TRACE / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')],
  ['too large', 413, () => asRep('POST /api/v1/instances', `"${'x'.repeat(300_000)}"`)],
  ['another type', 415, () => ask('POST /api/v1/instances', { headers: { cookie: rep }, body: '{}' })],
  ['a rule says no', 422, () => asRep('POST /api/v1/instances', start({ ...FIELDS, amount: -1 }))],
  ['too many attempts', 429, wrongPasswords],
  ['no HTTP', 400, () => raw('nonsense\r\n\r\n')],
  ['no host', 400, () => raw('GET / HTTP/1.1\r\nconnection: close\r\n\r\n')],
  ['a host that is none', 400, () => raw('GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n')],
  ['headers too large', 431, () => raw(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`)],
  [
    'an expectation nobody knows',
    200,
    () => raw('GET /healthz HTTP/1.1\r\nhost: x\r\nexpect: miracles\r\nconnection: close\r\n\r\n'),
  ],
]

describe('every kind of answer carries every header:', () => {
  test.each(KINDS)('%s (%i)', async (kind, status, answer) => {
    const { headers, ...given } = await reached(answer)
    expect(given.status).toBe(status)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none';/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/)
    expect(headers.get('x-powered-by') ?? headers.get('server')).toBeNull()
    if (!/asset|picture/.test(kind)) expect(headers.get('cache-control')).toMatch(/\bno-store\b/)
    if (status >= 400 && !kind.endsWith('over tRPC'))
      expect(given.body).toMatchObject({ code: expect.stringMatching(/^[a-z-]+$/), status })
  })

  const reached = async (answer: () => Promise<Response>) => {
    const response = await answer()
    const text = response.bodyUsed ? '' : await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }

  test('a file that has not changed (304)', async () => {
    const known = (await ask('GET /assets/index-abc.js')).headers.get('etag') ?? ''
    const { status, headers } = await ask('GET /assets/index-abc.js', { headers: { 'if-none-match': known } })
    expect(status).toBe(304)
    expect(headers.get('cache-control')).toContain('immutable')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('strict-transport-security')).not.toBeNull()
  })

  test('a server whose database is gone (503), and a failure of ours (500)', async () => {
    const lost = await openDatabase(web.database.url)
    const runtime = createRuntime({ database: lost })
    const log = pino({ level: 'silent' })
    const app = await createApp({ runtime, publicUrl: 'https://c.example', log, console: folder })
    await lost.close()
    for (const [path, status] of [
      ['/readyz', 503],
      ['/api/v1/me', 500],
    ] as const) {
      const { headers, status: given } = await app.request(path)
      expect([path, given]).toEqual([path, status])
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('strict-transport-security')).not.toBeNull()
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})

test('nothing is written into an answer that has begun', async () => {
  const text = await new Promise<string>((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(new URL(web.origin).port), '127.0.0.1', () =>
      socket.write(`GET /api/live HTTP/1.1\r\nhost: c.example\r\ncookie: ${rep}\r\n\r\n`),
    )
    socket.on('data', (chunk) => {
      if (chunks.push(chunk) === 1) socket.write('nonsense\r\n\r\n')
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
  })
  expect(text).toMatch(/^HTTP\/1\.1 200/)
  expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1)
})
