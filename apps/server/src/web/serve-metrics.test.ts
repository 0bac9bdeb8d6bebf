import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type WebUnderTest, webUnderTest } from '../testing/web-under-test.ts'
import { serveMetrics } from './serve-metrics.ts'

const TOKEN = 'a-token-for-prometheus'

const asked = async (token: string | null, headers: Record<string, string>, remoteAddress?: string) => {
  const app = serveMetrics(new Registry(), token)
  return (await app.request('/metrics', { headers }, { incoming: { socket: { remoteAddress } } })).status
}

describe('metrics without a token', () => {
  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
    'are for programs on this machine (%s)',
    async (address) => {
      expect(await asked(null, {}, address)).toBe(200)
    },
  )

  test.each(['10.0.0.7', '::ffff:10.0.0.7', undefined])('are not for others (%s)', async (address) => {
    expect(await asked(null, {}, address)).toBe(403)
  })

  test.each(['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip'])(
    'are not passed on by a proxy, whatever it says in %s',
    async (header) => {
      expect(await asked(null, { [header]: '127.0.0.1' }, '127.0.0.1')).toBe(403)
    },
  )
})

describe('metrics with a token', () => {
  test.each<readonly [string, Record<string, string>, number]>([
    ['it', { authorization: `Bearer ${TOKEN}` }, 200],
    ['it through a proxy', { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '10.0.0.7' }, 200],
    ['none', {}, 401],
    ['another', { authorization: 'Bearer another-token-for-it' }, 401],
    ['the beginning of it', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }, 401],
    ['it as a password', { authorization: `Basic ${TOKEN}` }, 401],
  ])('are for whoever sends %s', async (_what, headers, status) => {
    expect(await asked(TOKEN, headers, '127.0.0.1')).toBe(status)
  })
})

describe('the figures', () => {
  let web: WebUnderTest
  let cookie: string
  beforeAll(async () => {
    web = await webUnderTest({})
    cookie = await web.cookieOf('rep')
  })
  afterAll(() => web[Symbol.asyncDispose]())

  const post = (path: string, body: object) =>
    fetch(`${web.origin}/api/v1/${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const metrics = async () => (await fetch(`${web.origin}/metrics`)).text()

  test('say what waits, what is connected and what was refused', async () => {
    await post(`instances/${crypto.randomUUID()}/commands`, { command: 'withdraw' })
    await web.database.pool.query(
      `INSERT INTO outbox (instance_id, seq, ordinal, recipient, kind, params, created_at)
       VALUES (gen_random_uuid(), 1, 1, 'rep', 'task', '{}', now())`,
    )
    await web.database.pool.query(
      `INSERT INTO timer (instance_id, state, visit, name, due_at)
       VALUES (gen_random_uuid(), 'review', 1, 'due', now() - interval '90 seconds')`,
    )
    const text = await metrics()
    expect(text).toContain('countersign_command_refusals_total{code="instance-unknown"} 1')
    expect(text).toContain('countersign_command_seconds_count{verb="withdraw",result="refused"} 1')
    expect(text).toContain('countersign_queue_depth{queue="outbox"} 1')
    expect(text).toContain('countersign_queue_depth{queue="timers"} 1')
    expect(text).toContain('countersign_queue_depth{queue="deadDeliveries"} 0')
    expect(text).toMatch(/^countersign_oldest_timer_seconds (9\d|1\d\d)(\.\d+)?$/m)
    expect(text).toMatch(/countersign_database_connections\{pool="commands",state="idle"\} \d/)
    expect(text).toMatch(/countersign_process_resident_memory_bytes \d+/)
    expect(text).toMatch(/countersign_nodejs_eventloop_lag_p99_seconds [\d.e-]+/)
  })

  test('are read from the database once in five seconds, however many ask', async () => {
    await metrics()
    await web.database.pool.query('UPDATE outbox SET drained_at = now()')
    const texts = await Promise.all([metrics(), metrics(), metrics()])
    for (const text of texts) expect(text).toContain('countersign_queue_depth{queue="outbox"} 1')
  })

  test('count the incidents that were opened, each once', async () => {
    const { prisma } = web.database
    await prisma.person.updateMany({ where: { id: { not: 'rep' } }, data: { active: false } })
    await prisma.organisation.update({ where: { id: 1 }, data: { revision: { increment: 1 } } })
    await web.runtime.organisation.refresh()
    const fields = {
      account: 'ka-0001',
      services: ['product-advice'],
      deepNeeds: '缩短交付周期',
      amount: 120_000,
      desiredDate: '2027-12-31',
    }
    const made = await post('instances', { definition: 'service-request', fields, submit: true })
    const { id } = (await made.json()) as { id: string }
    expect((await post(`instances/${id}/commands`, { command: 'comment', text: '没有人' })).status).toBe(200)
    expect((await metrics()).match(/countersign_incidents_total\{code="nobody-[\w-]+"\} 1$/gm)).toHaveLength(
      1,
    )
  })
})
