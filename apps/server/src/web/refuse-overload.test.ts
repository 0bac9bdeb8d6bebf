import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Runtime } from '@countersign/runtime/runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WebUnderTest, webUnderTest } from '../testing/web-under-test.ts'

const MOST = 20
const ROUND = 300

let web: WebUnderTest
let cookie: string
/** The longest that the queue was when a command was let in. */
let longest = 0

const watched = (runtime: Runtime): Runtime => ({
  ...runtime,
  execute: (request) => {
    const answer = runtime.execute(request)
    longest = Math.max(longest, runtime.load())
    return answer
  },
})

beforeAll(async () => {
  web = await webUnderTest({ mostWaiting: MOST, around: watched })
  cookie = await web.cookieOf('rep')
})
afterAll(() => web[Symbol.asyncDispose]())

const start = (): Promise<Response> =>
  fetch(`${web.origin}/api/v1/instances`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({
      definition: 'service-request',
      fields: {
        account: 'ka-0001',
        services: ['product-advice'],
        deepNeeds: '缩短交付周期',
        amount: 120_000,
        desiredDate: '2027-12-31',
      },
      submit: true,
    }),
  })

type Counted = { readonly made: string[]; readonly busy: number }

/** All at once; every answer is one of the two. */
const flood = async (): Promise<Counted> => {
  const answers = await Promise.all(Array.from({ length: ROUND }, start))
  const made: string[] = []
  for (const answer of answers) {
    const body = (await answer.json()) as { readonly id: string }
    if (answer.status === 201) made.push(body.id)
    else {
      expect(body).toMatchObject({ status: 503, code: 'busy', detail: expect.stringContaining('try again') })
      expect(answer.headers.get('retry-after')).toBe('1')
    }
  }
  return { made, busy: ROUND - made.length }
}

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void
const heapMegabytes = (): number => {
  collect()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

test('a flood of commands is answered busy past the setting, and what was taken in is kept', async () => {
  const { made, busy } = await flood()
  expect(busy).toBeGreaterThan(0)
  expect(made.length).toBeGreaterThanOrEqual(MOST)
  expect(longest).toBeLessThanOrEqual(MOST)
  const kept = await web.database.prisma.instance.count({ where: { instanceId: { in: made } } })
  expect([kept, await web.database.prisma.instance.count()]).toEqual([made.length, made.length])
})

test('floods leave nothing behind in memory, and calls are taken again', async () => {
  await flood()
  const before = heapMegabytes()
  for (let round = 0; round < 5; round++) await flood()
  expect(heapMegabytes() - before).toBeLessThan(15)
  expect(web.runtime.load()).toBe(0)
  expect((await start()).status).toBe(201)
})
