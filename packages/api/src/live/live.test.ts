import { serviceRequest } from '@countersign/flows/service-request'
import { createRuntime, type Runtime } from '@countersign/runtime/runtime'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createApi } from '../create-api.ts'
import { createSignInParts } from '../sign-in/create-sign-in-parts.ts'
import { type ApiUnderTest, apiUnderTest, PUBLIC_URL, signInAs } from '../testing/api-under-test.ts'
import { FIELDS } from '../testing/service-request.ts'
import { listenLive } from './listen-live.ts'
import { LiveHints } from './live-hints.ts'
import { withLiveHints } from './with-live-hints.ts'

/** Streams of the load test; `LIVE_STREAMS=200` is the size the product promises. */
const STREAMS = Number(process.env.LIVE_STREAMS ?? 40)

type Server = Awaited<ReturnType<typeof serverOn>>

let first: ApiUnderTest
const servers: Server[] = []
beforeAll(async () => {
  first = await apiUnderTest([serviceRequest])
  servers.push(await serverOn(first.runtime), await serverOn(first.runtime))
})
afterAll(async () => {
  for (const { close } of servers) await close()
  expect(first.unexpected).toEqual([])
  await first[Symbol.asyncDispose]()
})

const unlogged = (message: string, error: unknown): never => {
  throw new Error(message, { cause: error })
}

/** A server of its own on the same database. */
const serverOn = async ({ database }: Runtime) => {
  const hints = new LiveHints({ pool: database.pool, log: unlogged })
  const runtime = withLiveHints(createRuntime({ database }), hints)
  const live = await listenLive({ pool: database.pool, log: unlogged })
  const app = createApi({
    ...(await createSignInParts(runtime, PUBLIC_URL)),
    runtime,
    publicUrl: PUBLIC_URL,
    unexpected: (error) => unlogged('unexpected', error),
    live: live.hub,
    hints,
  })
  const close = async () => {
    await runtime.settled()
    await hints.close()
    live.close()
  }
  return { app, runtime, live, close }
}
const [here, there] = [() => servers[0] as Server, () => servers[1] as Server]

type Heard = { readonly event: string; readonly data: string; readonly at: number }
const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const leave of opened.splice(0)) await leave()
})

/** A browser's stream, and what came over it. */
const listen = async ({ app }: Server, cookie: string) => {
  const response = await app.request('/api/live', { headers: { cookie } })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const heard: Heard[] = []
  const decoder = new TextDecoder()
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      for (const text of decoder.decode(value).split('\n\n')) {
        const [, event, data = ''] = /event: (\w+)\ndata:(.*)/.exec(text) ?? []
        if (event !== undefined) heard.push({ event, data: data.trim(), at: performance.now() })
      }
    }
  }
  const ended = read()
  opened.push(() => reader.cancel())
  return { heard, ended, changes: () => heard.filter(({ event }) => event === 'changed') }
}

const start = async ({ runtime }: Server, by = 'rep') => {
  const id = crypto.randomUUID()
  const answer = await runtime.execute({
    instanceId: id,
    definition: serviceRequest.key,
    actor: { person: by },
    command: { verb: 'start', id, fields: FIELDS, submit: true },
    idempotency: null,
    revision: null,
  })
  if (!answer.applied) throw new Error(answer.code)
  return answer.instance
}

const decide = (server: Server, { id, taskCount }: { id: string; taskCount: number }) =>
  server.runtime.execute({
    instanceId: id,
    definition: null,
    actor: { person: 'supervisor' },
    command: { verb: 'decide', task: taskCount, outcome: 'approve', opinion: '同意' },
    idempotency: null,
    revision: null,
  })

describe('a live stream', () => {
  test('tells each person of their own things, whichever server the command went to', async () => {
    const supervisor = await listen(there(), await signInAs(there().app, 'supervisor'))
    const manager = await listen(here(), await signInAs(here().app, 'manager'))
    const rep = await listen(there(), await signInAs(there().app, 'rep'))
    const stranger = await listen(there(), await signInAs(there().app, 'dev-manager'))
    expect(supervisor.heard).toMatchObject([{ event: 'ready' }])
    const instance = await start(here())
    await expect.poll(() => supervisor.changes().map(({ data }) => data)).toEqual(['tasks'])
    await expect.poll(() => rep.changes().map(({ data }) => data)).toEqual(['tasks requests'])
    expect(manager.changes()).toEqual([])
    await decide(there(), instance)
    await expect.poll(() => manager.changes().map(({ data }) => data)).toEqual(['tasks'])
    await expect
      .poll(() => supervisor.changes())
      .toMatchObject([{ data: 'tasks' }, { data: 'tasks requests' }])
    expect(stranger.changes()).toEqual([])
  })

  test('is for people who are signed in', async () => {
    const answer = await here().app.request('/api/live')
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'not-signed-in' }])
  })

  test('ends with its session', async () => {
    const cookie = await signInAs(here().app, 'rep2')
    const other = await listen(here(), await signInAs(here().app, 'rep2'))
    const stream = await listen(here(), cookie)
    const before = here().live.hub.size
    const headers = { cookie, origin: PUBLIC_URL, 'content-type': 'application/json' }
    const out = await here().app.request('/api/auth/sign-out', { method: 'POST', headers, body: '{}' })
    expect(out.status).toBe(200)
    await stream.ended
    expect(here().live.hub.size).toBe(before - 1)
    expect(other.heard).toMatchObject([{ event: 'ready' }])
  })

  test('ends when its person is disabled', async () => {
    const stream = await listen(here(), await signInAs(here().app, 'quality'))
    const cookie = await signInAs(here().app, 'admin')
    const headers = { cookie, origin: PUBLIC_URL, 'content-type': 'application/json' }
    const body = JSON.stringify({ id: 'quality', successor: null })
    const done = await here().app.request('/trpc/people.disable', { method: 'POST', headers, body })
    expect(done.status).toBe(200)
    await stream.ended
  })

  test('that the browser leaves is forgotten', async () => {
    await listen(here(), await signInAs(here().app, 'rep2'))
    expect(here().live.hub.size).toBe(1)
    await opened.pop()?.()
    expect(here().live.hub.size).toBe(0)
  })

  test(`${STREAMS} at once hear of a decision within a second at p95`, { timeout: 60_000 }, async () => {
    const cookies = await Promise.all(
      ['supervisor', 'manager', 'rep', 'director'].map((id) => signInAs(here().app, id)),
    )
    // A server keeps twenty a person: the rest go to servers of their own, as people do.
    const more = await Promise.all(
      Array.from({ length: Math.ceil(STREAMS / 80) }, () => serverOn(first.runtime)),
    )
    const streams = await Promise.all(
      Array.from({ length: STREAMS }, (_, index) =>
        listen(more[index % more.length] as Server, cookies[Math.floor(index / more.length) % 4] as string),
      ),
    )
    const delays: number[] = []
    for (let round = 0; round < 10; round++) {
      const before = streams.map((stream) => stream.changes().length)
      const instance = await start(there())
      await decide(here(), instance)
      const decided = performance.now()
      const reached = streams.filter((_, index) => Math.floor(index / more.length) % 4 < 3)
      await expect
        .poll(() => reached.every((one) => one.changes().length > (before[streams.indexOf(one)] ?? 0)))
        .toBe(true)
      for (const one of reached) delays.push((one.changes().at(-1)?.at ?? 0) - decided)
    }
    for (const { close } of more) await close()
    delays.sort((one, other) => one - other)
    expect(delays[Math.floor(delays.length * 0.95)]).toBeLessThan(1000)
  })
})
