import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examineDatabase } from '../load/examine-database.ts'
import type { Request } from '../person/answers.ts'
import { type Person, personAt, refused, sessionOf, startBody } from '../person/person.ts'
import { FIELDS, RESULT, SPECIAL } from '../person/request-fields.ts'
import { type DemoServer, demoServer, type Settings } from '../server/demo-server.ts'
import { type OwnPostgres, ownPostgres } from '../server/own-postgres.ts'

const AGREED = { opinion: '同意' }

let postgres: OwnPostgres
/** Two servers with all roles, and later one for the web and one for the work. */
const servers: DemoServer[] = []
const startAnother = async (settings: Settings = {}): Promise<DemoServer> => {
  const server = await demoServer({ DATABASE_URL: postgres.url, ...settings })
  servers.push(server)
  return server
}
const stopAll = () => Promise.all(servers.splice(0).map((server) => server[Symbol.asyncDispose]()))

beforeAll(async () => {
  postgres = await ownPostgres()
}, 60_000)
afterAll(async () => {
  await stopAll()
  await postgres?.[Symbol.asyncDispose]()
})

/** One session, good at each server: its person at the first and at the second. */
const atBoth = async (id: string, [first, second]: readonly [DemoServer, DemoServer]) => {
  const cookie = await sessionOf(first, id)
  return [personAt(first, id, cookie), personAt(second, id, cookie)] as const
}

type Pair = readonly [Person, Person]

/** The number of unread notices about a request, as the console asks for them. */
const noticesAbout = async ({ cookie }: Person, { origin }: DemoServer, id: string): Promise<number> => {
  const input = encodeURIComponent(JSON.stringify({}))
  const response = await fetch(`${origin}/trpc/notices.list?input=${input}`, { headers: { cookie } })
  const { result } = (await response.json()) as {
    result: { data: { items: readonly { instanceId: string }[] } }
  }
  return result.data.items.filter(({ instanceId }) => instanceId === id).length
}

/** The stream that tells a person's browser of changes, event by event. */
const liveStreamOf = async (id: string, server: DemoServer) => {
  const cookie = await sessionOf(server, id)
  const { body } = await fetch(`${server.origin}/api/live`, { headers: { cookie } })
  const reader = (body as ReadableStream<Uint8Array>).getReader()
  return {
    /** Reads on until the text has come: notices about earlier requests come on the same stream. */
    says: async (text: string) => {
      for (;;) {
        const { value, done } = await reader.read()
        if (done) return false
        if (new TextDecoder().decode(value).includes(text)) return true
      }
    },
    ended: async () => {
      for (;;) if ((await reader.read()).done) return true
    },
  }
}

/** Each step is sent to the other server than the one before. */
const walkAlternating = async (
  rep: Pair,
  supervisor: Pair,
  manager: Pair,
  special: Pair,
): Promise<Request> => {
  const { id } = await rep[0].starts(SPECIAL)
  await supervisor[1].decides(id, 'approve', AGREED)
  await manager[0].decides(id, 'approve', AGREED)
  await special[1].decides(id, 'approve', AGREED)
  return rep[0].decides(id, 'complete', { fields: RESULT })
}

describe('two servers on one database', { timeout: 120_000 }, () => {
  it('take turns on one request, see each other at once, and apply one key once', async () => {
    const pair = [await startAnother(), await startAnother()] as const
    const [rep, supervisor, manager, vp, gm] = await Promise.all(
      ['rep', 'supervisor', 'manager', 'vp', 'gm'].map((id) => atBoth(id, pair)),
    )
    if (!rep || !supervisor || !manager || !vp || !gm) throw new Error('nobody signed in')
    for (let round = 0; round < 3; round++)
      expect(await walkAlternating(rep, supervisor, manager, vp)).toMatchObject({ status: 'completed' })

    const key = { 'idempotency-key': randomUUID() }
    const starts = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        rep[index % 2 === 0 ? 0 : 1].call('POST', '/instances', startBody(FIELDS), key),
      ),
    )
    expect(new Set(starts.map(({ status, body }) => `${status} ${(body as Request).id}`)).size).toBe(1)

    for (let race = 0; race < 5; race++) {
      const { id } = await rep[0].starts(SPECIAL)
      await supervisor[0].decides(id, 'approve', AGREED)
      await manager[1].decides(id, 'approve', AGREED)
      const task = await vp[0].taskOn(id)
      const answers = await Promise.all([
        vp[0].answers(task.id, 'approve', AGREED),
        gm[1].answers(task.id, 'reject', AGREED),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const lost = answers.find(({ status }) => status === 409)
      expect(refused(lost ?? { status: 0, type: '', body: null }).decidedBy).toBeDefined()
    }
    expect((await examineDatabase(postgres.url)).findings).toEqual([])
  })

  it('go on when one of them is told to stop', async () => {
    const [first, second] = servers
    if (first === undefined || second === undefined) throw new Error('there are no two servers')
    const [, rep] = await atBoth('rep', [first, second])
    const live = await liveStreamOf('supervisor', first)
    expect(await live.says('event: ready')).toBe(true)
    // What one server commits, browsers at the other hear of.
    await rep.starts()
    expect(await live.says('data: tasks')).toBe(true)
    expect(await first.stop()).toBe(0)
    expect(await live.ended()).toBe(true)
    expect(await rep.starts()).toMatchObject({ status: 'running' })
    await stopAll()
  })

  it('share the work: what the web server accepted, the worker delivers', async () => {
    const web = await startAnother({ ROLE: 'web' })
    const pair = [web, web] as const
    const [rep] = await atBoth('rep', pair)
    const [supervisor] = await atBoth('supervisor', pair)
    const { id } = await rep.starts()
    // Nobody carries it yet: the notice may only come with the worker.
    expect(await noticesAbout(supervisor, web, id)).toBe(0)
    await startAnother({ ROLE: 'worker' })
    await expect.poll(() => noticesAbout(supervisor, web, id), { timeout: 20_000, interval: 200 }).toBe(1)
    await supervisor.decides(id, 'return', { opinion: '请补充' })
    await expect.poll(() => noticesAbout(rep, web, id), { timeout: 20_000, interval: 200 }).toBe(1)
  })
})
