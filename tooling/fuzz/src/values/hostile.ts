import type { Random } from '@countersign/interpreter/random'
import { Verbatim } from './json-text.ts'

/** Names that reach an object's prototype or what hangs on it. */
export const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
  'toJSON',
  '',
  ' ',
  '\u0000',
  '\ud800',
  '$ref',
  'a.b[0]',
] as const

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00tail',
  '\u202egnp.exe',
  '\u200b',
  '\ufeff',
  '𠮷野家👨‍👩‍👧‍👦',
  'ﷺ'.repeat(50),
  'é'.normalize('NFD').repeat(30),
  'x'.repeat(5000),
  '字'.repeat(70_000),
  "'; DROP TABLE record; --",
  "' OR '1'='1",
  '%_\\',
  '<img src=x onerror=alert(1)>',
  '{{code}} $t(problem:malformed)',
  '$' + '{7*7}',
  '=cmd|calc!A0',
  '../../../../etc/passwd',
  'steps.exists(a, steps.exists(b, true))',
  'null',
  'NaN',
  '-1',
  '1e309',
  '9223372036854775808',
  '0000-00-00',
  '2026-02-30',
  '+275760-09-13T00:00:00.001Z',
  '-271822-01-01T00:00:00.000Z',
  '9999-12-31T23:59:60.999Z',
  '24:00',
  'Asia/Nowhere',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '00000000-0000-8000-8000-000000000000.999999',
  ...NAMES,
] as const

const NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.1,
  -0.5,
  2 ** 31,
  2 ** 31 - 1,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 53,
  2 ** 53 - 1,
  1e21,
  1.7e308,
  5e-324,
  Number.NaN,
  Number.POSITIVE_INFINITY,
] as const

const VERBATIM = [
  '1e999',
  '-1e999',
  '1E400000',
  '-0.0',
  '100000000000000000000000000000000',
  '{"a":1,"a":2}',
  '{"id":1,"id":[],"__proto__":{"polluted":true}}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"__proto__":null}',
  '{"__proto__":[],"length":4294967295}',
  '"\\ud800"',
  '"\\u0000"',
  '01',
  'undefined',
  "'single'",
  '[1,]',
  '/**/1',
] as const

/** Lists and objects nested so deep, alternately. */
export const nested = (depth: number): Verbatim =>
  new Verbatim(`${'[{"a":'.repeat(depth)}null${'}]'.repeat(depth)}`)

const LISTS: readonly (() => unknown)[] = [
  () => [],
  () => ({}),
  () => [[]],
  () => [null],
  () => Array.from({ length: 2000 }, (_, index) => index),
  () => Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, index])),
  () => Array.from({ length: 51 }, () => 'rep'),
  () => nested(10),
  () => nested(33),
  () => nested(2000),
]

/** Something nobody sends by mistake, and much that somebody may. */
export const hostileValue = (random: Random): unknown => {
  const kind = random.below(10)
  if (kind < 4) return random.pick(TEXTS)
  if (kind < 6) return random.pick(NUMBERS)
  if (kind < 8) return new Verbatim(random.pick(VERBATIM))
  if (kind < 9) return random.pick(LISTS)()
  return random.pick([null, true, false])
}
