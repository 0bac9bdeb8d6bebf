import { type TestDatabase, testDatabase } from '@countersign/database/testing'
import { builtIn } from '@countersign/flows/built-in'
import { importBuiltIns } from '@countersign/runtime/import-built-ins'
import { createRuntime, type Runtime } from '@countersign/runtime/runtime'
import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApi } from '../create-api.ts'
import type { ApiEnvironment } from '../http/environment.ts'
import { createSignInParts } from '../sign-in/create-sign-in-parts.ts'
import { PUBLIC_URL } from '../testing/api-under-test.ts'

const TOKEN = 'the token that was printed'
const INPUT = {
  token: TOKEN,
  company: '华远实业有限公司',
  name: '韩立新',
  email: 'Han.Lixin@huayuan.example',
  password: 'twelve letters or more',
}

let database: TestDatabase
let runtime: Runtime
let app: Hono<ApiEnvironment>
beforeEach(async () => {
  database = await testDatabase()
  runtime = createRuntime({ database })
  app = createApi({
    ...(await createSignInParts(runtime, PUBLIC_URL)),
    runtime,
    publicUrl: PUBLIC_URL,
    setup: { token: TOKEN, afterwards: async () => void (await importBuiltIns(runtime, builtIn)) },
    unexpected: (error) => {
      throw error
    },
  })
})
afterEach(() => database[Symbol.asyncDispose]())

const post = (path: string, body: object) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'zh-CN' },
    body: JSON.stringify(body),
  })
const isOpen = async () => (await app.request('/api/setup')).json()
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

describe('console 25: outside demo mode no default password exists', () => {
  test('nobody can sign in before the first set-up', async () => {
    expect(await database.prisma.authAccount.count()).toBe(0)
    expect(await isOpen()).toEqual({ open: true })
  })

  test('the first set-up makes departments, an administrator with their own password, and the processes', async () => {
    const done = await post('/api/setup', INPUT)
    expect([done.status, await done.json()]).toEqual([201, { id: 'han-lixin' }])
    const signedIn = await post('/api/auth/sign-in/email', {
      email: 'han.lixin@huayuan.example',
      password: INPUT.password,
    })
    expect(signedIn.status).toBe(200)
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const me = await (await app.request('/api/v1/me', { headers: { cookie } })).json()
    expect(me).toMatchObject({
      person: { name: '韩立新', department: { key: 'head-office', name: { zh: INPUT.company } } },
      roles: ['administrator'],
    })
    const definitions = await (await app.request('/api/v1/definitions', { headers: { cookie } })).json()
    expect((definitions as { items: unknown[] }).items).toHaveLength(builtIn.length)
  })

  test('it closes for ever', async () => {
    await post('/api/setup', INPUT)
    expect(await isOpen()).toEqual({ open: false })
    const again = await post('/api/setup', { ...INPUT, email: 'other@huayuan.example' })
    expect([again.status, await codeOf(again)]).toEqual([409, 'setup-done'])
    expect(await database.prisma.person.count()).toBe(1)
  })

  test('of two who set up at once one wins', async () => {
    const people = ['a', 'b', 'c'].map((name) => ({ ...INPUT, email: `${name}@huayuan.example` }))
    const answers = await Promise.all(people.map((input) => post('/api/setup', input)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect([await database.prisma.person.count(), await database.prisma.authUser.count()]).toEqual([1, 1])
  })

  test.each([
    [{ token: 'a guess' }, 403, 'setup-token-wrong'],
    [{ password: 'short' }, 400, 'malformed'],
    [{ email: 'no address' }, 400, 'malformed'],
    [{ company: '   ' }, 400, 'malformed'],
    [{ roles: ['auditor'] }, 400, 'malformed'],
  ])('%j is refused and nothing is written', async (wrong, status, code) => {
    const answer = await post('/api/setup', { ...INPUT, ...wrong })
    expect([answer.status, await codeOf(answer)]).toEqual([status, code])
    expect([await database.prisma.person.count(), await database.prisma.department.count()]).toEqual([0, 0])
  })
})
