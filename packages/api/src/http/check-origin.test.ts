import { expect, test } from 'vitest'
import { isFromOurPages } from './check-origin.ts'

const SECURE = 'https://countersign.example'
const PLAIN = 'http://127.0.0.1:4000'

const change = (headers: Record<string, string>, method = 'POST') =>
  new Request('http://countersign.example/api/v1/instances', {
    method,
    headers: { host: 'countersign.example', ...headers },
  })

test.each<readonly [string, string, Record<string, string>, boolean]>([
  ['of the public address', SECURE, { origin: SECURE }, true],
  ['of the same host over plain http', SECURE, { origin: 'http://countersign.example' }, false],
  ['of the same host on another port', SECURE, { origin: 'https://countersign.example:8443' }, false],
  ['of another host', SECURE, { origin: 'https://countersign.example.evil.example' }, false],
  ['of no origin a browser would name', SECURE, { origin: 'null' }, false],
  ['of another name of the server, by https', SECURE, { origin: 'https://10.0.0.7', host: '10.0.0.7' }, true],
  ['of another name of the server, by http', SECURE, { origin: 'http://10.0.0.7', host: '10.0.0.7' }, false],
  [
    'of another name of a server known by http',
    PLAIN,
    { origin: 'http://localhost:4000', host: 'localhost:4000' },
    true,
  ],
  [
    'of an extension named like the host',
    PLAIN,
    { origin: 'chrome-extension://localhost', host: 'localhost' },
    false,
  ],
  ['that names no origin, sent by another site', SECURE, { 'sec-fetch-site': 'same-site' }, false],
  ['that names no origin, sent by our own', SECURE, { 'sec-fetch-site': 'same-origin' }, true],
  ['of a program, which names neither', SECURE, {}, true],
])('a change from a page %s', (_what, publicUrl, headers, ours) => {
  expect(isFromOurPages(change(headers), publicUrl)).toBe(ours)
})

test('what changes nothing is answered to any page', () => {
  expect(isFromOurPages(change({ origin: 'https://evil.example' }, 'GET'), SECURE)).toBe(true)
})
