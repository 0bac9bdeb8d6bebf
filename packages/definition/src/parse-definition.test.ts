import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DefinitionProblem, parseDefinition } from './parse-definition.ts'
import { sampleDefinition as sample } from './sample-definition.ts'

const problemsOf = (input: unknown): readonly DefinitionProblem[] => {
  const parsed = parseDefinition(input)
  return parsed.ok ? [] : parsed.problems
}
/** The sample's JSON with one text replaced: hostile keys survive only in text. */
const replaced = (text: string, by: string): unknown => JSON.parse(JSON.stringify(sample).replace(text, by))

const nested = (depth: number): object => {
  let value = {}
  for (let i = 0; i < depth; i++) value = { states: { a: value } }
  return value
}
const cycle: Record<string, unknown> = {}
cycle.self = cycle

describe('a definition read from JSON', () => {
  it('is what was written', () => {
    expect(parseDefinition(JSON.parse(JSON.stringify(sample)))).toEqual({ ok: true, definition: sample })
  })

  it('keeps states and fields in the order they were written in', () => {
    const parsed = parseDefinition(sample)
    if (!parsed.ok) throw new Error('the sample is no definition')
    expect(Object.keys(parsed.definition.fields.properties)).toEqual(Object.keys(sample.fields.properties))
    expect(Object.keys(parsed.definition.machine.states)).toEqual(Object.keys(sample.machine.states))
  })

  it.each<[string, unknown, string, string]>([
    ['a missing part', { ...sample, title: undefined }, 'not-json', '/title'],
    ['a key left out', replaced('"key":"sample",', ''), 'required', '/key'],
    ['an unknown key', { ...sample, invoke: {} }, 'unknown-key', '/invoke'],
    ['a bad state name', replaced('"closed":', '"Closed !":'), 'bad-key', '/machine/states/Closed !'],
    ['a wrong type', { ...sample, delays: [] }, 'wrong-type', '/delays'],
    [
      'a bad target',
      replaced('"submit":"reviews"', '"submit":"no target"'),
      'bad-format',
      '/machine/states/draft/on/submit',
    ],
    [
      'a fault inside one of several alternatives',
      replaced('"submit":"reviews"', '"submit":[{"target":"reviews"},{"target":"reviews","colour":1}]'),
      'unknown-key',
      '/machine/states/draft/on/submit/1/colour',
    ],
    [
      'a value of no alternative',
      replaced('"submit":"reviews"', '"submit":7'),
      'not-one-of',
      '/machine/states/draft/on/submit',
    ],
    [
      'an unknown field type',
      replaced('"type":"boolean"', '"type":"money"'),
      'not-one-of',
      '/fields/properties/urgent/type',
    ],
    ['too little', { ...sample, start: [] }, 'too-small', '/start'],
    ['too much', { ...sample, key: 'k'.repeat(65) }, 'too-large', '/key'],
  ])('reports %s with its place', (_, input, code, path) => {
    expect(problemsOf(input)).toContainEqual(expect.objectContaining({ code, path }))
  })

  it.each<[string, unknown, string]>([
    ['`__proto__` as a state name', replaced('"closed":', '"__proto__":'), 'forbidden-key'],
    ['`constructor` as a field', replaced('"urgent":', '"constructor":'), 'forbidden-key'],
    ['`prototype` anywhere', { x: [{ prototype: 1 }] }, 'forbidden-key'],
    ['5,000 levels', { ...sample, machine: nested(5000) }, 'too-deep'],
    ['a cycle', cycle, 'too-deep'],
    ['a list longer than memory', { start: new Array(4_000_000_000) }, 'too-large'],
    ['too many parts', Array.from({ length: 49_000 }, () => [0]), 'too-large'],
    ['3 MB of text', { ...sample, key: 'k'.repeat(3_000_000) }, 'too-large'],
    ['NUL', { ...sample, title: { zh: 'a\0', en: 'b' } }, 'not-text'],
    ['a lone surrogate', { ...sample, title: { zh: '\ud800', en: 'b' } }, 'not-text'],
    ['a lone surrogate as a key', { '\ud800': 1 }, 'not-text'],
    ['NaN', Number.NaN, 'not-json'],
    ['a date', { a: new Date() }, 'not-json'],
    ['a function', () => sample, 'not-json'],
    [
      'a getter that throws',
      Object.defineProperty({}, 'key', {
        enumerable: true,
        get: () => {
          throw new Error('no')
        },
      }),
      'not-json',
    ],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no')
          },
        },
      ),
      'not-json',
    ],
    ['nothing', undefined, 'not-json'],
    ['null', null, 'wrong-type'],
  ])('refuses %s before looking any closer', (_, input, code) => {
    expect(problemsOf(input)).toContainEqual(expect.objectContaining({ code }))
  })

  it('never throws, and answers any refusal with problems and short pointers', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
          fc.jsonValue(),
        ),
        (input) => {
          const parsed = parseDefinition(input)
          if (parsed.ok) return
          expect(parsed.problems.length).toBeGreaterThan(0)
          for (const { path } of parsed.problems) expect(path === '' || path.startsWith('/')).toBe(true)
        },
      ),
      { numRuns: 500, seed: 20261122 },
    )
  })

  it('survives any one value of a definition being replaced by anything', () => {
    const leaves = JSON.stringify(sample).match(/:"[^"]*"|:\d+|:\{|:\[/g)?.length ?? 0
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: leaves - 1 }),
        fc.constantFrom('null', '1e99', '{}', '[]', '""', '[[]]', 'true'),
        (index, value) => {
          let seen = 0
          const text = JSON.stringify(sample, (_, inner: unknown) =>
            seen++ === index + 1 ? JSON.parse(value) : inner,
          )
          expect(typeof parseDefinition(JSON.parse(text)).ok).toBe('boolean')
        },
      ),
      { numRuns: 300, seed: 20261122 },
    )
  })
})
