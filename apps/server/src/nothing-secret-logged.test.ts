import { drawLink } from '@countersign/api/draw-link'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, type WebUnderTest, webUnderTest } from './testing/web-under-test.ts'

/** What must stand in no line, each in the place that it names. */
const MARKERS = {
  password: 'marker-password-0001',
  key: 'marker-idempotency-0001',
  bearer: 'marker-bearer-0001',
  cookie: 'marker-cookie-0001',
  field: 'marker-field-0001',
  opinion: 'marker-opinion-0001',
  fileText: 'marker-file-text-0001',
  fileName: 'marker-file-name-0001',
  query: 'marker-query-0001',
  header: 'marker-header-0001',
}
const FIELDS = {
  account: 'ka-0001',
  services: ['product-advice'],
  deepNeeds: MARKERS.field,
  amount: 120_000,
  desiredDate: '2027-12-31',
}

let web: WebUnderTest
let rep: string
let supervisor: string
let token: string
beforeAll(async () => {
  web = await webUnderTest({})
  rep = await web.cookieOf('rep')
  supervisor = await web.cookieOf('supervisor')
  token = await drawLink(web.database, 'vp', 'invitation')
})
afterAll(() => web[Symbol.asyncDispose]())

type Asking = { readonly cookie?: string; readonly body?: unknown; readonly key?: string }

const ask = async (call: string, { cookie = rep, body, key }: Asking = {}): Promise<Response> => {
  const [method = '', path = ''] = call.split(' ')
  const isForm = body instanceof FormData
  return fetch(`${web.origin}${path}`, {
    method,
    headers: {
      cookie,
      'x-secret': MARKERS.header,
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined
      ? {}
      : { body: isForm ? body : typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

const upload = () => {
  const body = new FormData()
  body.append('file', new File([MARKERS.fileText], `${MARKERS.fileName}.txt`, { type: 'text/plain' }))
  return ask('POST /api/v1/files', { body, key: MARKERS.key })
}
const start = (fields: object = FIELDS) =>
  ask('POST /api/v1/instances', {
    body: { definition: 'service-request', fields, submit: true },
    key: `${MARKERS.key}-${crypto.randomUUID()}`,
  })
const signIn = (email: string, password: string) =>
  ask('POST /api/auth/sign-in/email', { cookie: '', body: { email, password } })
const accept = (given: string, password: string) =>
  ask('POST /api/invitation', { cookie: '', body: { token: given, password } })

type Shown = {
  readonly id: string
  readonly tasks: readonly { readonly id: string; readonly state: string }[]
}

const decide = async (outcome = 'approve') => {
  const { id } = (await (await start()).json()) as Shown
  const { tasks } = (await (await ask(`GET /api/v1/instances/${id}`)).json()) as Shown
  const body = { outcome, opinion: MARKERS.opinion }
  return ask(`POST /api/v1/tasks/${tasks.find(({ state }) => state === 'open')?.id}/decide`, {
    cookie: supervisor,
    body,
    key: MARKERS.key,
  })
}

/** Does something while a table refuses what it is given, naming the whole row in its refusal. */
const refusing = async (table: string, work: () => Promise<Response>): Promise<Response> => {
  const alter = (change: string) =>
    web.database.pool.query(`BEGIN; SET LOCAL ROLE NONE; ALTER TABLE ${table} ${change}; COMMIT`)
  await alter('ADD CONSTRAINT no_more CHECK (false) NOT VALID')
  try {
    return await work()
  } finally {
    await alter('DROP CONSTRAINT no_more')
  }
}

type Line = {
  readonly level: number
  readonly server?: string
  readonly request?: string
  readonly msg: string
  readonly path?: string
  readonly err?: { readonly code?: string; readonly type: string; readonly stack: string }
}
const lines = (): Line[] => web.lines.map((line) => JSON.parse(line) as Line)
const unexpected = () => lines().filter(({ msg }) => msg === 'unexpected')

describe('a journey with its mistakes', () => {
  test.each<readonly [string, number, () => Promise<Response>]>([
    ['a wrong password', 401, () => signIn('rep@demo.example', MARKERS.password)],
    ['a password that is no text', 400, () => signIn('rep@demo.example', [MARKERS.password] as never)],
    [
      'a forged cookie',
      401,
      () => ask('GET /api/v1/me', { cookie: `countersign.session=${MARKERS.cookie}` }),
    ],
    ['an upload', 201, upload],
    ['a request', 201, () => start()],
    ['a request with a field of the wrong form', 422, () => start({ ...FIELDS, amount: MARKERS.field })],
    [
      'a body that is no JSON',
      400,
      () => ask('POST /api/v1/instances', { body: `{"x":"${MARKERS.field}" "` }),
    ],
    ['a search', 200, () => ask(`GET /api/v1/accounts?q=${MARKERS.query}`)],
    ['a search over tRPC that is malformed', 400, () => ask(`GET /trpc/requests.get?input=${MARKERS.query}`)],
    ['a decision', 200, () => decide()],
    ['a decision that is none', 422, () => decide('explode')],
    ['a link that was never drawn', 404, () => accept('x'.repeat(43), 'three words of marker')],
    ['a link used with a weak password', 422, () => accept(token, 'passwordpassword')],
    ['a link used', 200, () => accept(token, `${MARKERS.password} and more`)],
  ])('%s (%i)', async (_what, status, step) => {
    expect((await step()).status).toBe(status)
  })

  test('a key that is nobody’s', async () => {
    const headers = { authorization: `Bearer ${MARKERS.bearer}` }
    expect((await fetch(`${web.origin}/api/v1/me`, { headers })).status).toBe(401)
  })
})

describe('a failure', () => {
  test.each<readonly [string, string, () => Promise<Response>]>([
    ['of the commit', 'record', () => start()],
    ['of an upload', 'file', upload],
    ['of a sign-in', 'auth_session', () => signIn('rep@demo.example', PASSWORD)],
    ['of a wrong sign-in', 'sign_in_failure', () => signIn('vp@demo.example', MARKERS.password)],
    [
      'over tRPC',
      'phrase',
      () => ask('POST /trpc/approvals.savePhrases', { body: { texts: [MARKERS.opinion] } }),
    ],
  ])('%s is logged under the id that the caller was told', async (_what, table, work) => {
    const answer = await refusing(table, work)
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toMatch(/marker|constraint|at .*\.ts/)
    const told = answer.headers.get('x-request-id')
    const [line] = unexpected().filter(({ request }) => request === told)
    expect(line).toBeDefined()
    expect(JSON.stringify(line?.err)).toMatch(/23514|failed with 500|sign-in failed/)
  })
})

test('every line is JSON with the server’s id, and each about a request has that one’s', () => {
  expect(new Set(lines().map(({ server }) => server)).size).toBe(1)
  const answered = lines().filter(({ msg }) => msg.startsWith('answered') || msg === 'unexpected')
  expect(answered.length).toBeGreaterThan(20)
  for (const { request } of answered) expect(request).toMatch(/^[\w-]{8,64}$/)
})

test('who came in, who tried and what was refused is written down whatever the level', async () => {
  const quiet = lines().filter(({ level, msg }) => level >= 30 && msg === 'answered')
  const signIns = quiet.filter(({ path }) => path === '/api/auth/sign-in/email')
  expect(signIns).toContainEqual(
    expect.objectContaining({ status: 200, person: 'rep', address: '127.0.0.1' }),
  )
  expect(signIns).toContainEqual(expect.objectContaining({ status: 401, address: '127.0.0.1' }))
  const told = (await ask('GET /trpc/people.list?input=%7B%7D')).headers.get('x-request-id')
  const [refused] = lines().filter(({ request, level }) => request === told && level >= 30)
  expect(refused).toMatchObject({ status: 403, person: 'rep', path: '/trpc/people.list' })
})

test('no line holds anything secret', () => {
  const text = web.lines.join('')
  const secrets = { ...MARKERS, token, rep: rep.split('=')[1] ?? '', demo: PASSWORD }
  for (const [place, secret] of Object.entries(secrets)) expect(text.includes(secret), place).toBe(false)
  expect(text).not.toContain('marker-')
})
