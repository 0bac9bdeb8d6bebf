import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { testDatabase } from '@countersign/database/testing'
import { changeWebhook } from '@countersign/database/webhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { webhookCaller } from './webhook-caller.ts'

type Heard = { readonly headers: IncomingMessage['headers']; readonly body: string }

const SECRET = 'a secret of the two sides'
const CALL = { id: 'i.3.0', body: { id: 'i.3.0', fields: { amount: 1 } } }

/** A service on this machine that answers by the path it is asked for. */
const startService = async () => {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
      const status = Number(/\d{3}/.exec(request.url ?? '')?.[0] ?? 200)
      if (request.url === '/long') return response.end('x'.repeat(70_000))
      if (request.url === '/words') return response.end('thank you')
      if (request.url === '/nothing') return response.writeHead(204).end()
      if (status === 302) return response.writeHead(302, { location: '/200' }).end()
      response.writeHead(status, { 'content-type': 'application/json' })
      return response.end('{"outcome":"complete"}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { heard, port, close: () => server.close() }
}

let service: Awaited<ReturnType<typeof startService>>
let db: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  service = await startService()
  db = await testDatabase()
})
afterAll(async () => {
  service.close()
  await db[Symbol.asyncDispose]()
})

const call = async (url: string, allowPrivate = true) => {
  await changeWebhook(db.prisma, 'erp', { url, secret: SECRET, allowPrivate })
  return webhookCaller(db.pool).call('erp', CALL)
}
const at = (path: string) => `http://127.0.0.1:${service.port}${path}`

describe('a webhook', () => {
  test('is called with what both sides can check', async () => {
    expect(await call(at('/200'))).toEqual({ is: 'answered', body: { outcome: 'complete' } })
    const { headers, body } = service.heard.at(-1) as Heard
    expect(JSON.parse(body)).toEqual(CALL.body)
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const signature = createHmac('sha256', SECRET).update(signed).digest('base64')
    expect([headers['webhook-id'], headers['webhook-signature']]).toEqual(['i.3.0', `v1,${signature}`])
  })

  test('that answers nothing has answered', async () => {
    expect(await call(at('/nothing'))).toEqual({ is: 'answered', body: null })
  })

  test.each([
    ['/500', 'unreachable', 'status 500'],
    ['/429', 'unreachable', 'status 429'],
    ['/404', 'refused', 'status 404'],
    ['/302', 'refused', 'status 302'],
    ['/words', 'refused', 'answer-unreadable'],
    ['/long', 'unreachable', 'the answer is too long'],
  ])('that answers %s is %s', async (path, is, because) => {
    const before = service.heard.length
    expect(await call(at(path))).toEqual({ is, because })
    expect(service.heard.length).toBe(before + 1)
  })

  test('nobody listens at is tried again later', async () => {
    expect(await call('http://127.0.0.1:1/')).toMatchObject({ is: 'unreachable' })
  })

  test('that is not set up is not called', async () => {
    expect(await webhookCaller(db.pool).call('unknown', CALL)).toEqual({
      is: 'refused',
      because: 'webhook-unknown',
    })
  })
})

describe('an address of the private network is not called', () => {
  test.each([
    '127.0.0.1',
    'localhost',
    '127.1',
    '0x7f000001',
    '2130706433',
    '0.0.0.0',
    '10.0.0.1',
    '169.254.169.254',
    '192.168.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[fd00::1]',
    '[fe80::1]',
  ])('%s', async (host) => {
    const before = service.heard.length
    expect(await call(`http://${host}:${service.port}/200`, false)).toEqual({
      is: 'refused',
      because: 'address-refused',
    })
    expect(service.heard.length).toBe(before)
  })
})
