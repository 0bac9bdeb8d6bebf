import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createAddressOf } from './address-of.ts'

const seen = async (proxies: readonly string[], remoteAddress: string, forwarded?: string) => {
  const addressOf = createAddressOf(proxies)
  const app = new Hono().get('/', (context) => context.text(addressOf(context)))
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).text()
}

test.each<readonly [string, readonly string[], string, string | undefined, string]>([
  ['without proxies: the socket’s', [], '192.0.2.1', undefined, '192.0.2.1'],
  [
    'nobody is believed who is not named, on this machine or not',
    [],
    '127.0.0.1',
    '203.0.113.9',
    '127.0.0.1',
  ],
  ['a stranger who names another', ['10.0.0.0/8'], '192.0.2.1', '203.0.113.9', '192.0.2.1'],
  ['a proxy says who called', ['10.0.0.0/8'], '10.1.2.3', '203.0.113.9', '203.0.113.9'],
  ['only the proxy’s own word counts', ['10.0.0.1'], '10.0.0.1', '198.51.100.7, 203.0.113.9', '203.0.113.9'],
  ['two proxies of ours', ['10.0.0.0/8'], '10.0.0.1', '1.1.1.1, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
  ['a proxy that says nothing', ['10.0.0.1'], '10.0.0.1', undefined, '10.0.0.1'],
  ['a proxy that says what is no address', ['10.0.0.1'], '10.0.0.1', 'unknown', '10.0.0.1'],
  ['a word before ours that is no address', ['10.0.0.1', '10.0.0.2'], '10.0.0.1', 'x, 10.0.0.2', '10.0.0.2'],
  ['IPv4 on a socket of IPv6', ['127.0.0.1'], '::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['IPv6', ['fd00::/8'], 'fd00::1', '2001:db8::7', '2001:db8::7'],
])('the address: %s', async (_what, proxies, remote, forwarded, address) => {
  expect(await seen(proxies, remote, forwarded)).toBe(address)
})
