import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, refused, signIn, startBody } from '../person/person.ts'
import { FIELDS } from '../person/request-fields.ts'
import { type DemoServer, demoServer } from '../server/demo-server.ts'

let server: DemoServer
let rep: Person
let supervisor: Person
/** A task that waits for the supervisor. */
let task = ''
let request = ''
beforeAll(async () => {
  server = await demoServer()
  rep = await signIn(server, 'rep')
  supervisor = await signIn(server, 'supervisor')
  request = (await rep.starts()).id
  task = (await supervisor.taskOn(request)).id
})
afterAll(() => server?.[Symbol.asyncDispose]())

const withFields = (fields: object) => startBody({ ...FIELDS, ...fields })
/** JSON text that `JSON.stringify` would not write. */
const withText = (fields: string) => `{"definition":"service-request","submit":true,"fields":${fields}}`
const DEEP = '['.repeat(5000) + ']'.repeat(5000)

const STARTS: readonly (readonly [string, Parameters<Person['call']>[2], number, string | null])[] = [
  ['a field the form does not have', withFields({ colour: 'red' }), 422, '/fields/colour'],
  ['an amount in words', withFields({ amount: '一千' }), 422, '/fields/amount'],
  ['a fraction of a fen', withFields({ amount: 0.5 }), 422, '/fields/amount'],
  ['an amount below zero', withFields({ amount: -1 }), 422, '/fields/amount'],
  ['an amount beyond what is exact', withText('{"amount":1e300}'), 422, '/fields/amount'],
  ['a service that is not in the catalogue', withFields({ services: ['bribe'] }), 422, '/fields/services/0'],
  ['no service at all', withFields({ services: [] }), 422, '/fields/services'],
  ['a day that does not exist', withFields({ desiredDate: '2026-02-30' }), 422, '/fields/desiredDate'],
  ['a customer nobody knows', withFields({ account: 'ka-9999' }), 422, '/fields/account'],
  ["a customer of another department's", withFields({ account: 'ka-0021' }), 422, '/fields/account'],
  [
    'a file that was never uploaded',
    withFields({ attachments: [crypto.randomUUID()] }),
    422,
    '/fields/attachments/0',
  ],
  ['a field that is filled later', withFields({ satisfaction: 5 }), 422, '/fields/satisfaction'],
  ['nothing that is required', startBody({}), 422, '/fields/account'],
  ['__proto__ as a field', withText('{"__proto__":{"polluted":true}}'), 400, '/fields/__proto__'],
  ['constructor as a field', withText('{"constructor":{"prototype":{}}}'), 400, '/fields/constructor'],
  ['NUL in a text', withFields({ deepNeeds: 'a\u0000b' }), 400, '/fields/deepNeeds'],
  ['NUL in a name', withText('{"a\\u0000b":1}'), 400, null],
  ['a lone surrogate in a text', withText('{"deepNeeds":"\\ud800"}'), 400, '/fields/deepNeeds'],
  ['a lone surrogate in a name', withText('{"\\udc00":"x"}'), 400, null],
  ['JSON 5,000 levels deep', withText(DEEP), 400, null],
  ['2 MB', withFields({ deepNeeds: '长'.repeat(700_000) }), 413, null],
  ['no JSON', '{"definition":', 400, null],
  ['an empty body', '', 400, null],
  ['a list', '[]', 400, null],
  ['null', 'null', 400, null],
  ['an unknown process', { definition: 'no-such-process', fields: {}, submit: true }, 404, null],
  ['a process named __proto__', { definition: '__proto__', fields: {}, submit: true }, 400, '/definition'],
  ['something beside the contract', { ...startBody(FIELDS), requester: 'gm' }, 400, '/requester'],
]

describe('a start with', () => {
  it.each(STARTS)('%s is refused with the path', async (_, body, status, path) => {
    const answer = refused(await rep.call('POST', '/instances', body))
    expect(answer).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/) })
    if (path !== null) expect(answer.errors.map((error) => error.path)).toContain(path)
    expect(answer.detail).not.toBe('')
  })

  it('none of these polluted the server', async () => {
    expect(Object.keys(await rep.get<object>('/me'))).not.toContain('polluted')
    expect((await rep.request(request)).id).toBe(request)
  })
})

const UNKNOWN = '00000000-0000-8000-8000-000000000000'
const IDS: readonly (readonly [string, number])[] = [
  ['zzz', 400],
  ['%00', 400],
  ['%ff', 400],
  ['__proto__', 400],
  [encodeURIComponent("' OR 1=1 --"), 400],
  ['1'.repeat(3000), 400],
  [UNKNOWN, 404],
]

describe('an id such as', () => {
  it.each(IDS)('%s is refused wherever one stands', async (id, status) => {
    const answers = await Promise.all([
      rep.call('GET', `/instances/${id}`),
      rep.call('GET', `/instances/${id}/records`),
      rep.call('GET', `/instances/${id}/moves`),
      rep.commands(id, 'withdraw'),
    ])
    for (const answer of answers) expect(refused(answer).status).toBe(status)
  })

  it.each([
    ['zzz', 400],
    [`${UNKNOWN}.1`, 404],
    [`${UNKNOWN}.0`, 400],
    [`${UNKNOWN}.99999999999999999999`, 400],
    [`${UNKNOWN}.1.1`, 400],
  ])('%s is refused as a task', async (id, status) => {
    expect(refused(await supervisor.answers(id, 'approve', { opinion: '同意' })).status).toBe(status)
  })

  it.each(['no-such-process', '__proto__', '%00'])('%s is refused as a process', async (key) => {
    expect([400, 404]).toContain(refused(await rep.call('GET', `/definitions/${key}`)).status)
  })
})

const LISTS = ['/tasks', '/instances', '/accounts']
const QUERIES = [
  'cursor=%00zzz',
  'cursor=zzz',
  'cursor=W10',
  'cursor=WyJ4IiwieSIsInoiXQ',
  `cursor=${'A'.repeat(2000)}`,
  'limit=-1',
  'limit=0',
  'limit=101',
  'limit=1e9',
  'limit=NaN',
]

describe('a list asked with', () => {
  it.each(QUERIES)('%s is refused', async (query) => {
    for (const list of LISTS)
      expect(refused(await rep.call('GET', `${list}?${query}`)), list).toMatchObject({ status: 400 })
  })

  it.each(['box=nobodys', 'status=gone', 'q=%00', `q=${'x'.repeat(101)}`, 'q=%ed%a0%80'])(
    '%s is refused by the list of requests, or finds nothing',
    async (query) => {
      const answer = await rep.call('GET', `/instances?${query}`)
      if (answer.status === 200) expect(answer.body).toMatchObject({ items: [] })
      else expect(refused(answer).status).toBe(400)
    },
  )
})

describe('a decision with', () => {
  it.each([
    ['an outcome the step does not have', { outcome: 'postpone', opinion: '同意' }, 422],
    ['an outcome named constructor', { outcome: 'constructor', opinion: '同意' }, 400],
    ['an opinion that is no text', { outcome: 'approve', opinion: { a: 1 } }, 400],
    ['an opinion of 300,000 letters', { outcome: 'approve', opinion: 'x'.repeat(300_000) }, 413],
    ['an opinion beyond its bound', { outcome: 'approve', opinion: 'x'.repeat(50_000) }, 422],
    ['a return to a step that is not earlier', { outcome: 'return', opinion: '退', to: 'in-service' }, 422],
    ['a return to no step', { outcome: 'return', opinion: '退', to: '../draft' }, 400],
    ['a field the step may not change', { outcome: 'approve', opinion: '同意', fields: { amount: 1 } }, 422],
    ['a revision that is no number', { outcome: 'approve', opinion: '同意', revision: '1' }, 400],
    ['a revision below zero', { outcome: 'approve', opinion: '同意', revision: -1 }, 400],
    ['an actor of its own', { outcome: 'approve', opinion: '同意', actor: 'gm' }, 400],
  ])('%s is refused', async (_, body, status) => {
    expect(refused(await supervisor.call('POST', `/tasks/${task}/decide`, body)).status).toBe(status)
    expect((await rep.request(request)).steps).toMatchObject([{ id: 'supervisor-review' }])
  })
})

describe('a call', () => {
  it.each([
    ['a key beyond ASCII', { 'idempotency-key': 'clé' }, 400],
    ['a key of 201 letters', { 'idempotency-key': 'x'.repeat(201) }, 400],
    ['another site as its origin', { origin: 'https://elsewhere.example' }, 403],
    ['a body that says it is a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ])('with %s is refused', async (_, headers, status) => {
    expect(refused(await rep.call('POST', '/instances', startBody(FIELDS), headers)).status).toBe(status)
  })

  it('with a forged session is not signed in', async () => {
    const forged = rep.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect(refused(await rep.call('GET', '/me', undefined, { cookie: forged })).status).toBe(401)
  })

  it('by a verb or at a place that is not there says so', async () => {
    expect(refused(await rep.call('DELETE', '/instances')).status).toBe(405)
    expect(refused(await rep.call('GET', '/nothing-here')).status).toBe(404)
    expect(refused(await rep.commands(request, 'transfer', { to: 'rep2' })).status).toBe(422)
    expect(refused(await rep.commands(request, '__proto__')).status).toBe(400)
  })
})
