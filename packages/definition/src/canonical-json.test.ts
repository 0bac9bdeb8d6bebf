import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

describe('canonical JSON', () => {
  it('writes the example of RFC 8785, section 3.2.2', () => {
    const value = {
      // biome-ignore lint/correctness/noPrecisionLoss: the RFC's own example
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('orders keys by UTF-16 code unit, numbers among them as text', () => {
    const value = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      '\u00f6': 7,
      '10': 8,
      '9': 9,
    }
    expect(Object.keys(JSON.parse(canonicalJson(value)))).toHaveLength(9)
    expect([...canonicalJson(value).matchAll(/:(\d)/g)].map((match) => match[1]).join('')).toBe('248967153')
  })

  it('agrees with the reference implementation on any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 }), (value) => {
        const wellFormed = JSON.stringify(value) === JSON.stringify(value).replaceAll(/\\ud[89a-f]/g, '')
        if (wellFormed) expect(canonicalJson(value)).toBe(canonicalize(value))
      }),
      { numRuns: 1000, seed: 20261122 },
    )
  })

  it('sorts large objects as it sorts small ones', () => {
    const keys = Array.from({ length: 60 }, (_, index) => `k${(index * 37) % 60}`)
    const value = Object.fromEntries(keys.map((key) => [key, 1]))
    expect(canonicalJson(value)).toBe(canonicalize(value))
  })

  const cycle: unknown[] = []
  cycle.push(cycle)
  it.each([
    ['undefined', undefined],
    ['undefined in an object', { a: undefined }],
    ['a hole in a list', new Array(1)],
    ['NaN', { a: Number.NaN }],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a lone surrogate', { a: 'x\ud800' }],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['a big integer', { a: 1n }],
    ['a function', { a: () => 1 }],
    ['a symbol', { a: Symbol('x') }],
    ['a date', { a: new Date(0) }],
    ['a map', { a: new Map() }],
    ['a boxed text', Object('text')],
    ['a cycle', cycle],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })

  it('writes -0 as 0 and objects without a prototype as any other', () => {
    expect(canonicalJson([-0, Object.assign(Object.create(null), { b: 1, a: 2 })])).toBe('[0,{"a":2,"b":1}]')
  })
})
