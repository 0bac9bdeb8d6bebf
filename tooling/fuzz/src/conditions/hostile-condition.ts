import type { Random } from '@countersign/interpreter/random'

const ATOMS = [
  'fields.amount',
  'fields.services',
  'fields.note',
  'fields.files',
  'requester.rank',
  'requester',
  'account.owner',
  "steps['draft'].visits",
  'steps.review.decidedBy',
  'true',
  '0',
  '-1',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '18446744073709551615u',
  '1e308',
  '0.1',
  "'x'",
  '"\\u0000"',
  "r'\\d+'",
  "b'bytes'",
  '[]',
  "['a', 'b']",
  '{}',
  "{'a': 1}",
  'null',
  'constructor',
  '__proto__',
  'fields.__proto__',
  'fields.constructor.prototype',
  "fields['__proto__']",
  'globalThis',
  'this',
]

const OPERATORS = ['+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||', 'in'] as const

const CALLS = [
  'has',
  'size',
  'int',
  'double',
  'string',
  'type',
  'dyn',
  'timestamp',
  'duration',
  'eval',
  'bool',
]
const METHODS = [
  'matches',
  'startsWith',
  'contains',
  'size',
  'map',
  'filter',
  'exists',
  'all',
  'exists_one',
  'join',
]

const expression = (random: Random, depth: number): string => {
  if (depth <= 0) return random.pick(ATOMS)
  const inner = () => expression(random, depth - 1 - random.below(2))
  switch (random.below(9)) {
    case 0:
      return `(${inner()})`
    case 1:
      return `!${inner()}`
    case 2:
      return `${inner()} ? ${inner()} : ${inner()}`
    case 3:
      return `${random.pick(CALLS)}(${inner()})`
    case 4:
      return `${inner()}.${random.pick(METHODS)}(x, ${inner()})`
    case 5:
      return `${inner()}.${random.pick(METHODS)}(${inner()})`
    case 6:
      return `[${inner()}, ${inner()}]`
    default:
      return `${inner()} ${random.pick(OPERATORS)} ${inner()}`
  }
}

const long = (length: number, piece: (index: number) => string, between: string): string =>
  Array.from({ length }, (_, index) => piece(index)).join(between)

const BOMBS: readonly (() => string)[] = [
  () => '('.repeat(50_000),
  () => `${'('.repeat(3000)}true${')'.repeat(3000)}`,
  () => `${'!'.repeat(50_000)}true`,
  () => `${'-'.repeat(50_000)}1 == 1`,
  () => `${'['.repeat(10_000)}${']'.repeat(10_000)} == []`,
  () => long(20_000, () => 'true', ' && '),
  () => long(5000, (n) => `fields.amount == ${n}`, ' || '),
  () => `fields.amount in [${long(100_000, String, ', ')}]`,
  () => `fields${'.a'.repeat(20_000)} == 1`,
  () => `fields${"['a']".repeat(10_000)} == 1`,
  () => `${'true ? '.repeat(5000)}true${' : false'.repeat(5000)}`,
  () => `'${'x'.repeat(1_000_000)}' == fields.note`,
  () => `'${'a'.repeat(40)}!'.matches('^(a+)+$')`,
  () => "fields.services.matches('(.*)*(.*)*(.*)*x')",
  () => `${'fields.services.map(x, '.repeat(30)}x${')'.repeat(30)} == []`,
  () => 'fields.services.all(a, fields.services.all(b, fields.services.all(c, true)))',
  () => `${'9'.repeat(100_000)} == 1`,
  () => `1e${'9'.repeat(10_000)} == 1.0`,
  () => `${'9223372036854775807 * '.repeat(90)}2 == 1`,
  () => `"${'\\u0041'.repeat(50_000)}" == 'A'`,
  () => `${' '.repeat(500_000)}true`,
  () => `true // ${'x'.repeat(500_000)}`,
  () => `'${'\\'.repeat(9999)}`,
  () => '"""'.repeat(10_000),
  () => '\u0000',
  () => '\ud800 == \udc00',
  () => '\u202etrue',
]

/** A condition as nobody should write one: random grammar, cut text, or one that grows in its reader's hands. */
export const hostileCondition = (random: Random): string => {
  if (random.chance(0.15)) return random.pick(BOMBS)()
  const source = expression(random, 1 + random.below(7))
  if (random.chance(0.7)) return source
  const at = random.below(source.length + 1)
  const other = random.pick(['', '\u0000', ')', "'", '\ud800', '@', '\\', '[', '..', '\n'])
  return source.slice(0, at) + other + source.slice(at + random.below(3))
}
