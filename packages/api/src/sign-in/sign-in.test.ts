import { changeOrganisation } from '@countersign/database/change-organisation'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest, PASSWORD, PUBLIC_URL, signInAs } from '../testing/api-under-test.ts'
import { openRequest } from '../testing/open-request.ts'
import { createAuth } from './auth.ts'

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest([openRequest])
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})
beforeEach(async () => {
  await api.runtime.database.prisma.signInFailure.deleteMany()
})

const attempt = (email: string, password: string, address = '198.51.100.1') =>
  api.ask(null, 'POST /api/auth/sign-in/email', {
    body: { email, password },
    headers: { 'x-forwarded-for': address },
  })
const failed = async (subject: string, times: number, at = Date.now()) => {
  const row = () => ({ id: crypto.randomUUID(), subject, at: new Date(at) })
  await api.runtime.database.prisma.signInFailure.createMany({ data: Array.from({ length: times }, row) })
}
const me = (cookie: string) => api.ask(null, 'GET /api/v1/me', { headers: { cookie } })

describe('signing in', () => {
  test('sets a cookie that scripts cannot read and other sites cannot use', async () => {
    const answer = await attempt('rep@demo.example', PASSWORD)
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ user: { id: 'rep', name: '李晓雯', email: 'rep@demo.example' } })
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^countersign\.session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await me(cookie.split(';')[0] ?? '')).status).toBe(200)
  })

  test('again in the same browser ends the session before, and in another one leaves it', async () => {
    const [elsewhere, before] = [await signInAs(api.app, 'rep'), await signInAs(api.app, 'rep')]
    const body = { email: 'rep2@demo.example', password: PASSWORD }
    const answer = await api.ask(null, 'POST /api/auth/sign-in/email', { body, headers: { cookie: before } })
    const after = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect((await me(after)).body).toMatchObject({ person: { id: 'rep2' } })
    expect([(await me(before)).status, (await me(elsewhere)).status]).toEqual([401, 200])
  })

  test('over TLS the cookie belongs to this host alone', async () => {
    const auth = createAuth({
      database: api.runtime.database,
      publicUrl: 'https://c.example',
      secret: 'x'.repeat(32),
    })
    const { authCookies } = await auth.$context
    expect(authCookies.sessionToken.name).toBe('__Host-countersign.session')
    expect(authCookies.sessionToken.attributes).toMatchObject({ secure: true, httpOnly: true, path: '/' })
  })

  test('is refused alike for a wrong password, an unknown account and no address at all', async () => {
    const answers = await Promise.all([
      attempt('rep@demo.example', 'not the password'),
      attempt('nobody@demo.example', 'not the password'),
      attempt('no address', 'not the password'),
    ])
    for (const answer of answers) {
      expect(answer.status).toBe(401)
      expect(answer.body).toEqual(answers[0]?.body)
    }
  })

  test('takes the address in any case of letters', async () => {
    expect((await attempt('Rep@Demo.Example', PASSWORD)).status).toBe(200)
  })
})

describe('the limit on failures', () => {
  test('refuses the eleventh attempt on an account, the right password included', async () => {
    await failed('account:rep@demo.example', 9)
    expect((await attempt('rep@demo.example', 'wrong', '198.51.100.98')).status).toBe(401)
    const answer = await attempt('rep@demo.example', PASSWORD, '198.51.100.99')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(14 * 60)
    expect((await attempt('rep2@demo.example', PASSWORD, '198.51.100.1')).status).toBe(200)
  })

  test('is not slipped past by attempts sent all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => attempt('vp@demo.example', 'wrong')))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(15)
  })

  test('counts failures only', async () => {
    await failed('account:gm@demo.example', 9)
    for (let n = 0; n < 3; n++) expect((await attempt('gm@demo.example', PASSWORD)).status).toBe(200)
  })

  test('refuses an address after a hundred failures, whatever the accounts', async () => {
    const address = '203.0.113.7'
    await failed(`address:${address}`, 100)
    expect((await attempt('rep@demo.example', PASSWORD, address)).status).toBe(429)
    expect((await attempt('rep@demo.example', PASSWORD, '203.0.113.8')).status).toBe(200)
  })

  test('is over after fifteen minutes', async () => {
    await failed('account:rep@demo.example', 10, Date.now() - 15 * 60_000 - 1000)
    expect((await attempt('rep@demo.example', PASSWORD)).status).toBe(200)
  })
})

describe('a session', () => {
  test('ends with the sign-out', async () => {
    const cookie = await signInAs(api.app, 'rep2')
    expect((await me(cookie)).status).toBe(200)
    await api.ask(null, 'POST /api/auth/sign-out', { body: {}, headers: { cookie } })
    expect((await me(cookie)).status).toBe(401)
  })

  test('of somebody disabled ends within a second, and signing in again is refused like a wrong password', async () => {
    const cookie = await signInAs(api.app, 'finance')
    expect((await me(cookie)).status).toBe(200)
    await changeOrganisation(api.runtime.database, (transaction) =>
      transaction.person.update({ where: { id: 'finance' }, data: { active: false } }),
    )
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect((await me(cookie)).status).toBe(401)
    const again = await attempt('finance@demo.example', PASSWORD)
    expect(again.body).toMatchObject({ status: 401, code: 'credentials-wrong' })
    expect(await api.runtime.database.prisma.authSession.count({ where: { userId: 'finance' } })).toBe(1)
  })

  test('made up or changed is none', async () => {
    const cookie = await signInAs(api.app, 'quality')
    expect((await me('countersign.session=made.up')).status).toBe(401)
    expect((await me(`${cookie.slice(0, -6)}AAAAAA`)).status).toBe(401)
  })
})

describe('an API key', () => {
  const create = async () => {
    const answer = await api.ask('manager', 'POST /api/auth/api-key/create', { body: { name: 'script' } })
    return answer.body as { readonly id: string; readonly key: string }
  }
  const asKey = (key: string) =>
    api.ask(null, 'GET /api/v1/me', { headers: { authorization: `Bearer ${key}` } })

  test('signs in whoever made it, without a cookie', async () => {
    const { key } = await create()
    expect(await asKey(key)).toMatchObject({ status: 200, body: { person: { id: 'manager' } } })
    expect((await asKey(`${key}x`)).status).toBe(401)
    expect((await asKey('')).status).toBe(401)
  })

  test('is kept as a hash alone', async () => {
    const { id, key } = await create()
    const row = await api.runtime.database.prisma.authApiKey.findUniqueOrThrow({ where: { id } })
    expect(JSON.stringify(row)).not.toContain(key)
  })

  test('cannot make further keys', async () => {
    const { key } = await create()
    const headers = { authorization: `Bearer ${key}` }
    const answer = await api.ask(null, 'POST /api/auth/api-key/create', { body: { name: 'more' }, headers })
    expect(answer.status).toBe(401)
  })
})

describe('a change asked for by a page', () => {
  const comment = { definition: openRequest.key, fields: {}, submit: false }
  const from = async (headers: Record<string, string>) =>
    (await api.ask('rep', 'POST /api/v1/instances', { body: comment, headers })).status

  test('of another site is refused', async () => {
    expect(await from({ origin: 'https://evil.example' })).toBe(403)
    expect(await from({ origin: 'null' })).toBe(403)
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await from({ 'sec-fetch-site': 'same-site' })).toBe(403)
  })

  test('of ours is taken, under whatever name the server was reached', async () => {
    expect(await from({ origin: PUBLIC_URL })).toBe(201)
    expect(await from({ origin: 'http://localhost:4200', host: 'localhost:4200' })).toBe(201)
    expect(await from({ 'sec-fetch-site': 'same-origin' })).toBe(201)
  })

  test('signing somebody in from elsewhere is refused too', async () => {
    const body = { email: 'rep@demo.example', password: PASSWORD }
    const headers = { origin: 'https://evil.example' }
    expect((await api.ask(null, 'POST /api/auth/sign-in/email', { body, headers })).status).toBe(403)
  })
})
