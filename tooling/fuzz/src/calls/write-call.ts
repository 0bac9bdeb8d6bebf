import { gzipSync } from 'node:zlib'
import type { Random } from '@countersign/interpreter/random'
import { fromSchema, type Source } from '../values/from-schema.ts'
import { hostileValue, NAMES, nested } from '../values/hostile.ts'
import { jsonText } from '../values/json-text.ts'
import { spoil } from '../values/spoil.ts'
import type { Parts, Target } from './targets.ts'

/** A call as it goes out; also what is shown of one that went wrong. */
export type Written = {
  readonly method: string
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | null
}

type Row = Parameters<Target['known'][number]>[0]

/** Draws the parts of a call: what is known to be good, or drawn from its schemas; then mostly spoilt at one place. */
const drawParts = (source: Source, target: Target, row: Row): Parts => {
  const { random } = source
  const known = target.known.length > 0 && random.chance(0.4) ? random.pick(target.known)(row) : null
  const drawn = known ?? {
    path: fromSchema(source, target.schemas.path) as Parts['path'],
    query: fromSchema(source, target.schemas.query) as Parts['query'],
    body: target.schemas.body === null ? undefined : fromSchema(source, target.schemas.body),
  }
  const spoilt = Math.max(0, random.below(4) - 1)
  let parts = drawn
  for (let times = spoilt; times > 0; times--) parts = spoilPart(random, target, parts)
  return parts
}

const spoilPart = (random: Random, target: Target, parts: Parts): Parts => {
  const places = Object.keys(parts.path)
  if (places.length > 0 && random.chance(0.3))
    return { ...parts, path: { ...parts.path, [random.pick(places)]: textOf(hostileValue(random)) } }
  if (target.procedure === null && target.method === 'GET') {
    const name = random.pick([
      ...Object.keys(target.schemas.query.properties ?? {}),
      ...NAMES,
      'q',
      'limit',
      'cursor',
    ])
    return { ...parts, query: { ...parts.query, [`${name}`]: hostileValue(random) } }
  }
  return { ...parts, body: spoil(random, parts.body ?? {}) }
}

const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : jsonText(value)).slice(0, 3000)

/** Percent-encoded; a lone surrogate as the three bytes that no decoder takes. */
const encoded = (text: string): string =>
  [...text]
    .map((character) => (character.isWellFormed() ? encodeURIComponent(character) : '%ED%A0%80'))
    .join('')

const JSON_TYPE = { 'content-type': 'application/json' }

export const drawCall = (source: Source, target: Target, row: Row): Written => {
  const { random } = source
  const { path, query, body } = drawParts(source, target, row)
  const text = body === undefined ? null : jsonText(body)
  if (target.procedure !== null) return procedureCall(target, text, random)
  const [, pattern = ''] = target.name.split(' ')
  const at = pattern.replaceAll(/:(\w+)/g, (_, name: string) => encoded(path[name] ?? ''))
  const asked = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(textOf(value))}`)
  const address = asked.length === 0 ? at : `${at}?${asked.join('&')}`
  if (target.method === 'GET') return { method: 'GET', address, headers: {}, body: null }
  return rawAtTimes(random, {
    method: 'POST',
    address,
    headers: { ...JSON_TYPE, ...keyOf(random) },
    body: text,
  })
}

const procedureCall = (target: Target, text: string | null, random: Random): Written => {
  const at = `/trpc/${target.name}`
  if (target.method === 'GET' && !random.chance(0.1)) {
    const address = text === null ? at : `${at}?input=${encoded(text)}`
    return { method: 'GET', address, headers: {}, body: null }
  }
  return rawAtTimes(random, { method: 'POST', address: at, headers: JSON_TYPE, body: text ?? '' })
}

const keyOf = (random: Random): Record<string, string> =>
  random.chance(0.2)
    ? { 'idempotency-key': random.pick(['k', 'x'.repeat(200), 'x'.repeat(201), ' ', 'é', '__proto__']) }
    : {}

const RAW_BODIES: readonly ((text: string) => string | Uint8Array<ArrayBuffer>)[] = [
  () => '',
  () => '{',
  () => 'null',
  () => '[]',
  () => '"text"',
  () => nested(5000).text,
  () => '['.repeat(100_000),
  () => '{"a":'.repeat(20_000),
  () => JSON.stringify({ text: 'x'.repeat(1_100_000) }),
  (text) => text.slice(0, text.length / 2),
  (text) => `\ufeff${text}`,
  (text) => `${text}${text}`,
  (text) => `${text}\u0000`,
  (text) => Uint8Array.from(gzipSync(text)),
  (text) => Uint8Array.from(Buffer.from(text, 'utf16le')),
  () => Uint8Array.from([0xff, 0xfe, 0x00, 0xc0, 0x80]),
]

const HEADERS: readonly Readonly<Record<string, string>>[] = [
  JSON_TYPE,
  JSON_TYPE,
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  { 'content-type': 'application/problem+json' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'multipart/form-data' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'multipart/form-data; boundary=' },
  { 'content-type': '' },
  { 'content-type': 'application/json', 'accept-language': `${'xx-XX,'.repeat(500)}*;q=NaN` },
  { 'content-type': 'application/json', authorization: 'Bearer \u00ff' },
  { 'content-type': 'application/json', 'content-length': '-1' },
  { 'content-type': 'application/json', 'content-length': '99999999999' },
  { 'content-type': 'application/json', 'x-trpc-source': '__proto__', 'trpc-accept': 'application/jsonl' },
]

/** One call in eight has a body, or says of it, what no program of ours would. */
const rawAtTimes = (random: Random, call: Written): Written => {
  if (!random.chance(0.125)) return call
  const text = typeof call.body === 'string' ? call.body : '{}'
  const body = random.chance(0.7) ? random.pick(RAW_BODIES)(text) : text
  return { ...call, headers: { ...call.headers, ...random.pick(HEADERS) }, body }
}
