import { serviceRequest } from '@countersign/flows/service-request'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiAnswer, type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts'
import { FIELDS, refused, startRequest } from './testing/service-request.ts'

let api: ApiUnderTest
let task: string
let id: string
beforeAll(async () => {
  api = await apiUnderTest([serviceRequest])
  const request = await startRequest(api)
  id = request.id
  task = await request.openTask()
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

const isProblem = (answer: ApiAnswer): void => {
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(answer.body).toMatchObject({
    type: expect.stringMatching(/^urn:countersign:problem:/),
    title: expect.any(String),
    status: answer.status,
    detail: expect.any(String),
    code: expect.any(String),
    errors: expect.any(Array),
  })
}

const start = (fields: string) => `{"definition":"service-request","submit":true,"fields":${fields}}`
const withField = (name: string, value: unknown) => start(JSON.stringify({ ...FIELDS, [name]: value }))
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

describe('the body of a start', () => {
  test.each<readonly [string, string, number, string, string | null]>([
    ['no JSON', '{', 400, 'not-json', null],
    ['nothing', '', 400, 'not-json', null],
    ['a list', '[]', 400, 'malformed', ''],
    [
      'a field of the call missing',
      '{"definition":"service-request","submit":true}',
      400,
      'malformed',
      '/fields',
    ],
    ['one too many', '{"definition":"x","submit":true,"fields":{},"actor":"gm"}', 400, 'malformed', '/actor'],
    ['two megabytes', withField('deepNeeds', 'x'.repeat(2_000_000)), 413, 'body-too-large', null],
    ['nesting 5,000 deep', nested(5000), 400, 'json-too-deep', null],
    ['nesting 5,000 deep in a field', start(`{"deepNeeds":${nested(5000)}}`), 400, 'json-too-deep', null],
    ['__proto__', start('{"__proto__":{"account":"ka-0001"}}'), 400, 'malformed', '/fields/__proto__'],
    ['constructor', start('{"constructor":{"prototype":{}}}'), 400, 'malformed', '/fields/constructor'],
    ['NUL in a text', start('{"deepNeeds":"a\\u0000b"}'), 400, 'malformed', '/fields/deepNeeds'],
    ['a lone surrogate', start('{"deepNeeds":"\\ud800"}'), 400, 'malformed', '/fields/deepNeeds'],
    ['a lone surrogate in a name', start('{"\\udc00":1}'), 400, 'malformed', '/fields'],
    ['an unknown field', withField('discount', 10), 422, 'fields-invalid', '/fields/discount'],
    ['a field of the wrong type', withField('amount', '10'), 422, 'fields-invalid', '/fields/amount'],
    [
      'an account of somebody else',
      withField('account', 'ka-0013'),
      422,
      'fields-invalid',
      '/fields/account',
    ],
    [
      'a definition that is none',
      '{"definition":"no-such","submit":true,"fields":{}}',
      404,
      'definition-unknown',
      null,
    ],
    [
      'a definition that is no key',
      '{"definition":"../x","submit":true,"fields":{}}',
      400,
      'malformed',
      '/definition',
    ],
  ])('%s', async (_what, body, status, code, path) => {
    const answer = await api.ask('rep', 'POST /api/v1/instances', { body })
    isProblem(answer)
    expect([answer.status, refused(answer).code]).toEqual([status, code])
    if (path !== null) expect(refused(answer).errors.map((error) => error.path)).toContain(path)
    expect(Object.prototype).not.toHaveProperty('account')
  })

  test('of another type than JSON is not read', async () => {
    const headers = { 'content-type': 'text/plain' }
    const answer = await api.ask('rep', 'POST /api/v1/instances', { body: '{}', headers })
    isProblem(answer)
    expect(answer.status).toBe(415)
  })

  test('is not read past its limit, even when no length is announced', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    const request = new Request('http://127.0.0.1:4200/api/v1/instances', {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    } as RequestInit)
    expect((await api.app.request(request)).status).toBe(413)
    expect(sent).toBeLessThan(1_000_000)
  })
})

describe('addresses, queries and headers', () => {
  const uuid = crypto.randomUUID()
  test.each<readonly ['GET' | 'POST' | 'PUT', string, number, string | null]>([
    ['GET', '/api/v1/instances/abc', 400, '/path/id'],
    ['GET', `/api/v1/instances/${uuid}`, 404, null],
    ['GET', '/api/v1/instances/%00', 400, '/path/id'],
    ['GET', '/api/v1/instances/%E0%A4%A', 400, '/path/id'],
    ['GET', '/api/v1/tasks?limit=0', 400, '/query/limit'],
    ['GET', '/api/v1/tasks?limit=101', 400, '/query/limit'],
    ['GET', '/api/v1/tasks?limit=1e2', 400, '/query/limit'],
    ['GET', '/api/v1/tasks?limit=99999999999999999999', 400, '/query/limit'],
    ['GET', '/api/v1/tasks?cursor=%00', 400, '/query/cursor'],
    ['GET', '/api/v1/tasks?cursor=abc', 400, '/cursor'],
    ['GET', `/api/v1/tasks?cursor=${btoa('["0000-01-01T00:00:00.000Z","x",1]')}`, 400, '/cursor'],
    ['GET', `/api/v1/tasks?cursor=${btoa(`["2026-11-02T00:00:00.000Z","${uuid}",1e15]`)}`, 400, '/cursor'],
    ['GET', `/api/v1/instances?cursor=${btoa('{"__proto__":1}')}`, 400, '/cursor'],
    ['GET', '/api/v1/instances?box=mine', 400, '/query/box'],
    ['GET', '/api/v1/instances?status=lost', 400, '/query/status'],
    ['GET', '/api/v1/accounts?q=a%00b', 400, '/query/q'],
    ['GET', `/api/v1/accounts?q=${'x'.repeat(101)}`, 400, '/query/q'],
    ['GET', '/api/v1/definitions/service-request/versions/0', 400, '/path/n'],
    ['GET', '/api/v1/definitions/service-request/versions/99', 404, null],
    ['GET', '/api/v1/definitions/service-request/versions/999999999999', 400, '/path/n'],
    ['GET', '/api/v1/definitions/Constructor', 400, '/path/key'],
    ['GET', `/api/v1/files/${uuid}`, 404, null],
    ['GET', '/api/v1/files/abc', 400, '/path/id'],
    ['GET', '/api/v1/nothing', 404, null],
    ['POST', '/api/v1/tasks', 405, null],
    ['PUT', '/api/v1/me', 405, null],
    ['GET', '/api/auth/sign-up/email', 404, null],
    ['POST', '/api/auth/sign-up/email', 404, null],
  ])('%s %s: %s', async (method, path, status, at) => {
    const asking = method === 'GET' ? {} : { body: {} }
    const answer = await api.ask('rep', `${method} ${path}`, asking)
    isProblem(answer)
    expect(answer.status).toBe(status)
    if (at !== null) expect(refused(answer).errors.map((error) => error.path)).toContain(at)
  })

  test('a parameter of the query that is not known is passed over', async () => {
    expect((await api.ask('rep', 'GET /api/v1/tasks?colour=red')).status).toBe(200)
  })

  test('a method that an address does not take is answered with those it takes', async () => {
    const answer = await api.ask('rep', 'POST /api/v1/me', { body: {} })
    expect(answer.headers.get('allow')).toBe('GET')
  })

  test.each(['', 'ключ', 'x'.repeat(201)])('an idempotency key %j is refused', async (key) => {
    const body = { definition: serviceRequest.key, fields: FIELDS, submit: false }
    const headers = { 'idempotency-key': encodeURI(key) === key ? key : Buffer.from(key).toString('latin1') }
    const answer = await api.ask('rep', 'POST /api/v1/instances', { body, headers })
    isProblem(answer)
    expect(refused(answer).errors).toMatchObject([{ path: '/header/Idempotency-Key' }])
  })
})

describe('commands and decisions', () => {
  test.each<readonly [object, number, string]>([
    [{ command: 'transfer', to: 'rep2' }, 422, 'task-to-name'],
    [{ command: 'terminate', reason: 'none' }, 403, 'not-an-administrator'],
    [{ command: 'terminate' }, 400, 'malformed'],
    [{ command: 'claim', task: '1' }, 400, 'malformed'],
    [{ command: 'claim', task: `${crypto.randomUUID()}.1` }, 404, 'task-unknown'],
    [{ command: 'add-participant', to: [], where: 'above' }, 400, 'malformed'],
    [{ command: 'explode' }, 400, 'malformed'],
    [{}, 400, 'malformed'],
    [{ command: 'save-draft' }, 400, 'malformed'],
    [{ command: 'fire-timer', timer: { state: 'draft', visit: 1, name: 'due' } }, 400, 'malformed'],
    [{ command: 'comment', text: ' ' }, 422, 'text-empty'],
    [{ command: 'comment', text: 'x'.repeat(5000) }, 422, 'text-too-long'],
    [{ command: 'cc', to: 'nobody-known' }, 422, 'person-unknown'],
    [{ command: 'cc', to: [] }, 400, 'malformed'],
    [{ command: 'withdraw', revision: -1 }, 400, 'malformed'],
    [{ command: 'attach', field: 'attachments', files: [crypto.randomUUID()] }, 422, 'fields-invalid'],
  ])('%j: %s %s', async (body, status, code) => {
    const answer = await api.ask('rep', `POST /api/v1/instances/${id}/commands`, { body })
    isProblem(answer)
    expect([answer.status, refused(answer).code]).toEqual([status, code])
  })

  test.each<readonly [object, number, string]>([
    [{ outcome: 'explode', opinion: 'x' }, 422, 'outcome-unknown'],
    [{ outcome: 'Approve', opinion: 'x' }, 400, 'malformed'],
    [{ outcome: 'constructor', opinion: 'x' }, 400, 'malformed'],
    [{ outcome: 'return', opinion: 'x', to: 'in-service' }, 422, 'return-target-unknown'],
    [{ outcome: 'approve', opinion: 'x', fields: { amount: 1 } }, 422, 'field-not-editable'],
    [{ outcome: 'approve', opinion: 'x'.repeat(10_000) }, 422, 'text-too-long'],
    [{ opinion: 'x' }, 400, 'malformed'],
  ])('%j: %s %s', async (body, status, code) => {
    const answer = await api.ask('supervisor', `POST /api/v1/tasks/${task}/decide`, { body })
    isProblem(answer)
    expect([answer.status, refused(answer).code]).toEqual([status, code])
  })

  test.each([
    'abc',
    '1',
    `${crypto.randomUUID()}.0`,
    `${crypto.randomUUID()}.1.2`,
    `${crypto.randomUUID()}.9999999`,
  ])('a task %s is malformed', async (name) => {
    const body = { outcome: 'approve', opinion: 'x' }
    const answer = await api.ask('supervisor', `POST /api/v1/tasks/${name}/decide`, { body })
    isProblem(answer)
    expect(answer.status).toBe(400)
  })

  test('a task that the request does not have is unknown', async () => {
    const answer = await api.ask('supervisor', `POST /api/v1/tasks/${id}.99/decide`, {
      body: { outcome: 'approve', opinion: 'x' },
    })
    expect([answer.status, refused(answer).code]).toEqual([404, 'task-unknown'])
  })
})

describe('tRPC', () => {
  type Failure = {
    readonly error: { readonly data: { readonly httpStatus: number; readonly problem: unknown } }
  }
  const query = (input: string) => `GET /trpc/requests.get?input=${encodeURIComponent(input)}` as const

  test.each<readonly [string, `GET ${string}` | `POST ${string}`, number, string]>([
    ['no JSON', query('{'), 400, 'malformed'],
    ['nesting', query(nested(3000)), 400, 'malformed'],
    ['__proto__', query('{"__proto__":{"id":1}}'), 400, 'malformed'],
    ['NUL', query('{"id":"\\u0000"}'), 400, 'malformed'],
    ['an unknown procedure', 'GET /trpc/requests.explode', 404, 'not-found'],
    ['a prototype’s name as a procedure', 'GET /trpc/constructor', 404, 'not-found'],
    ['a change asked for as a query', 'GET /trpc/requests.withdraw', 405, 'method-not-allowed'],
  ])('%s', async (_what, call, status, code) => {
    const answer = await api.ask('rep', call)
    expect(answer.status).toBe(status)
    expect((answer.body as Failure).error.data).toMatchObject({
      httpStatus: status,
      problem: { status, code },
    })
  })

  test.each<readonly [string, Readonly<Record<string, string>>, number, string]>([
    ['of another type than JSON', { 'content-type': 'text/plain' }, 415, 'media-type-unsupported'],
    ['in a stream of one', { 'trpc-accept': 'application/jsonl' }, 400, 'malformed'],
  ])('a call %s is refused with a code and in words', async (_what, headers, status, code) => {
    const answer = await api.ask('rep', 'POST /trpc/requests.withdraw', { body: { id }, headers })
    expect(answer.status).toBe(status)
    expect((answer.body as Failure).error.data.problem).toMatchObject({
      code,
      detail: expect.not.stringMatching(/\{\{|^$/),
    })
  })

  test('names the field that is wrong', async () => {
    const answer = await api.ask('rep', 'POST /trpc/requests.comment', { body: { id, txt: 'x' } })
    expect((answer.body as Failure).error.data.problem).toMatchObject({
      code: 'malformed',
      errors: [
        { path: '/text', code: 'required', message: '必填' },
        { path: '/txt', code: 'unknown-field' },
      ],
    })
  })
})

test('a problem is written in the language asked for', async () => {
  const headers = { 'accept-language': 'en' }
  const answer = await api.ask('rep', `GET /api/v1/instances/${crypto.randomUUID()}`, { headers })
  expect(refused(answer).detail).toBe(
    'This request was not found: it does not exist, or it is not yours to see.',
  )
  expect(answer.headers.get('content-language')).toBe('en')
})

test('the name of an API key holds no NUL, which PostgreSQL cannot keep', async () => {
  const answer = await api.ask('director', 'POST /api/auth/api-key/create', {
    body: '{"name":"for a script\\u0000"}',
  })
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({ code: 'malformed', errors: [{ path: '/name' }] })
})
