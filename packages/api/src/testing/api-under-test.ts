import { clearDemo, DEMO_SETTING } from '@countersign/database/clear-demo'
import { testDatabase } from '@countersign/database/testing'
import { demoAccounts } from '@countersign/demo/accounts'
import { demoDepartments } from '@countersign/demo/departments'
import { type DemoPerson, demoPeople } from '@countersign/demo/people'
import { publishDefinition } from '@countersign/runtime/publish-definition'
import { createRuntime, type Runtime } from '@countersign/runtime/runtime'
import type { Hono } from 'hono'
import type { NoteRefusal } from '../audit/refused-attempt.ts'
import { createApi } from '../create-api.ts'
import type { ApiEnvironment } from '../http/environment.ts'
import type { Rates } from '../rates/rates.ts'
import type { MailWay } from '../services.ts'
import { createSignIn } from '../sign-in/create-sign-in.ts'
import { createSignInParts } from '../sign-in/create-sign-in-parts.ts'
import { hashPassword } from '../sign-in/hash-password.ts'

export const PASSWORD = 'a password for tests'
export const PUBLIC_URL = 'http://127.0.0.1:4200'

export type ApiAnswer = {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON, or the text when it is none. */
  readonly body: unknown
}

export type Asking = {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const DEMO_MARK = { people: demoPeople.map(({ id }) => id), accounts: demoAccounts.map(({ id }) => id) }

/** The whole API in process on a database of its own, with the demo people and their sign-ins. */
export type ApiUnderTest = {
  readonly app: Hono<ApiEnvironment>
  readonly runtime: Runtime
  /** What the API reported as unexpected; a test that causes none of it ends with an empty list. */
  readonly unexpected: readonly unknown[]
  /** Sends a request as somebody, or as nobody. */
  ask(who: string | null, call: `${'GET' | 'POST' | 'PUT'} ${string}`, asking?: Asking): Promise<ApiAnswer>
  [Symbol.asyncDispose](): Promise<void>
}

type Given = {
  readonly mail?: MailWay
  readonly demo?: boolean
  readonly rates?: Rates
  readonly noteRefusal?: NoteRefusal
}

export const apiUnderTest = async (
  definitions: readonly unknown[],
  { mail = 'off', demo = false, rates, noteRefusal }: Given = {},
): Promise<ApiUnderTest> => {
  const database = await testDatabase({ max: 12 })
  const runtime = createRuntime({ database })
  await seed(runtime)
  if (demo) await database.prisma.setting.create({ data: { key: DEMO_SETTING, value: DEMO_MARK } })
  for (const source of definitions) {
    const published = await publishDefinition(runtime, { source, author: null, publisher: null })
    if (!published.published) throw new Error(JSON.stringify(published))
  }
  const signIn = await createSignInParts(runtime, PUBLIC_URL)
  const unexpected: unknown[] = []
  const app = createApi({
    ...signIn,
    runtime,
    publicUrl: PUBLIC_URL,
    proxies: ['127.0.0.1'],
    ...(rates && { rates }),
    ...(noteRefusal && { noteRefusal }),
    mail,
    clearDemo: demo ? () => clearDemo(database.url, { people: false }) : null,
    unexpected: (error) => unexpected.push(error),
  })
  const cookies = new Map<string, Promise<string>>()
  const cookieOf = (who: string): Promise<string> => {
    const cookie = cookies.get(who) ?? signInAs(app, who)
    cookies.set(who, cookie)
    return cookie
  }
  return {
    app,
    runtime,
    unexpected,
    ask: async (who, call, { body, headers = {} } = {}) => {
      const [method = '', path = ''] = call.split(' ')
      const cookie = who === null ? {} : { cookie: await cookieOf(who) }
      return answerOf(await app.request(path, { method, ...withBody(body, { ...cookie, ...headers }) }))
    },
    [Symbol.asyncDispose]: async () => {
      await runtime.settled()
      await database[Symbol.asyncDispose]()
    },
  }
}

const withBody = (body: unknown, headers: Readonly<Record<string, string>>): RequestInit => {
  if (body === undefined) return { headers }
  if (body instanceof FormData) return { body, headers }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { body: text, headers: { 'content-type': 'application/json', ...headers } }
}

const answerOf = async (response: Response): Promise<ApiAnswer> => {
  // A live stream has no end of its own.
  if (response.headers.get('content-type') === 'text/event-stream') await response.body?.cancel()
  const text = response.body === null || response.bodyUsed ? '' : await response.text()
  return { status: response.status, headers: response.headers, body: parsed(text) }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The session cookie of a fresh sign-in. */
export const signInAs = async (app: Hono<ApiEnvironment>, who: string): Promise<string> => {
  const body = { email: `${who}@demo.example`, password: PASSWORD }
  const response = await app.request('/api/auth/sign-in/email', { method: 'POST', ...withBody(body, {}) })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`${who} cannot sign in: ${await response.text()}`)
  return cookie
}

const seed = async ({ database, organisation }: Runtime): Promise<void> => {
  const { prisma } = database
  const hash = await hashPassword(PASSWORD)
  await prisma.department.createMany({
    data: demoDepartments.map(({ key, name, parent, head }) => ({
      key,
      nameZh: name.zh,
      nameEn: name.en,
      parentKey: parent,
      headId: head,
    })),
  })
  await prisma.person.createMany({ data: demoPeople.map(personRow) })
  await prisma.account.createMany({
    data: demoAccounts.map(({ id, number, name, owner, department }) => ({
      id,
      number,
      name,
      ownerId: owner,
      departmentKey: department,
      createdAt: new Date(),
    })),
  })
  await Promise.all(demoPeople.map((person) => createSignIn(database, person, hash)))
  await prisma.organisation.update({ where: { id: 1 }, data: { revision: 1 } })
  await organisation.refresh()
}

const personRow = ({ id, name, email, rank, department, superior, roles }: DemoPerson) => ({
  id,
  name,
  email,
  rank,
  departmentKey: department,
  superiorId: superior,
  roles: [...roles],
})
