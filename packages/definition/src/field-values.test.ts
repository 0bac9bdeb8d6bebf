import { Validator } from '@cfworker/json-schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFields, type FieldProblemCode, fieldNames } from './field-values.ts'
import { sampleDefinition as sample } from './sample-definition.ts'

const check = (values: unknown) => checkFields(sample, values, { required: [], partial: true })
const valid = {
  account: 'ka-0001',
  services: ['rush'],
  amount: 0,
  rate: 0.5,
  urgent: true,
  note: '加急',
  level: 'low',
  wanted: '2028-02-29',
  at: '2026-11-22T09:00:00.000+08:00',
  mail: 'a.b@demo.example',
  page: 'https://demo.example/a?b=c',
  files: ['f1', 'f2'],
  rows: [{ name: 'a' }, { name: 'b', cost: 3 }],
  contact: { name: '李', phone: '10086' },
}

describe('the values of a form', () => {
  it('pass when each fits its field', () => {
    expect(checkFields(sample, valid, { required: fieldNames(sample), partial: false })).toEqual([])
  })

  it.each<[string, string, unknown, FieldProblemCode]>([
    ['an unknown field', '/fields/colour', { colour: 'red' }, 'unknown-field'],
    [
      'a key that reaches a prototype',
      '/fields/__proto__',
      JSON.parse('{"__proto__":{"a":1}}'),
      'unknown-field',
    ],
    ['a key with a slash, as a pointer', '/fields/a~1b~0', { 'a/b~': 1 }, 'unknown-field'],
    ['text for a number', '/fields/amount', { amount: '12' }, 'wrong-type'],
    ['blank text for a number', '/fields/amount', { amount: '' }, 'wrong-type'],
    ['a fraction for an integer', '/fields/amount', { amount: 1.5 }, 'wrong-type'],
    ['an integer beyond what is exact', '/fields/amount', { amount: 2 ** 53 }, 'wrong-type'],
    ['no number', '/fields/rate', { rate: Number.NaN }, 'wrong-type'],
    ['a number for yes or no', '/fields/urgent', { urgent: 1 }, 'wrong-type'],
    ['an object for a list', '/fields/services', { services: {} }, 'wrong-type'],
    ['a list for an object', '/fields/contact', { contact: ['李'] }, 'wrong-type'],
    ['a text for an object', '/fields/contact', { contact: '李' }, 'wrong-type'],
    ['null inside a list', '/fields/services/1', { services: ['rush', null] }, 'wrong-type'],
    ['too little', '/fields/amount', { amount: -1 }, 'too-small'],
    ['too much', '/fields/amount', { amount: 1_000_001 }, 'too-large'],
    ['a short text', '/fields/note', { note: '急' }, 'too-short'],
    ['a short text of one wide character', '/fields/note', { note: '😀' }, 'too-short'],
    ['a long text', '/fields/note', { note: '急'.repeat(11) }, 'too-long'],
    [
      'a text beyond the general limit',
      '/fields/rows/0/name',
      { rows: [{ name: 'x'.repeat(4001) }] },
      'too-long',
    ],
    ['blank text beyond the general limit', '/fields/note', { note: ' '.repeat(4001) }, 'too-long'],
    ['a reference that is a novel', '/fields/account', { account: 'x'.repeat(101) }, 'too-long'],
    ['an empty reference in a list', '/fields/files/0', { files: [''] }, 'too-short'],
    ['too many items', '/fields/files', { files: ['a', 'b', 'c', 'd'] }, 'too-many'],
    [
      'more items than any list holds',
      '/fields/rows',
      { rows: Array.from({ length: 201 }, (_, n) => ({ name: `${n}` })) },
      'too-many',
    ],
    ['an item twice', '/fields/services/1', { services: ['rush', 'rush'] }, 'duplicate'],
    [
      'an object twice',
      '/fields/rows/1',
      {
        rows: [
          { name: 'a', cost: 1 },
          { cost: 1, name: 'a' },
        ],
      },
      'duplicate',
    ],
    ['a value outside the option list', '/fields/services/0', { services: ['gold'] }, 'not-an-option'],
    ['a value outside the enumeration', '/fields/level', { level: 'middle' }, 'not-an-option'],
    ['a date that does not exist', '/fields/wanted', { wanted: '2026-02-29' }, 'bad-format'],
    ['a date of month 13', '/fields/wanted', { wanted: '2026-13-01' }, 'bad-format'],
    ['a date with a time', '/fields/wanted', { wanted: '2026-01-01T00:00' }, 'bad-format'],
    ['a time without a zone', '/fields/at', { at: '2026-11-22T09:00:00' }, 'bad-format'],
    ['a time that does not exist', '/fields/at', { at: '2026-11-31T09:00:00Z' }, 'bad-format'],
    ['no address', '/fields/mail', { mail: 'a@b' }, 'bad-format'],
    ['a script for a page', '/fields/page', { page: 'javascript:alert(1)' }, 'bad-format'],
    ['NUL', '/fields/note', { note: 'a\0b' }, 'not-text'],
    ['a lone surrogate', '/fields/note', { note: 'ab\ud800' }, 'not-text'],
    [
      'an unknown name inside an object',
      '/fields/contact/fax',
      { contact: { name: '李', fax: '1' } },
      'unknown-field',
    ],
    [
      'a required name missing inside an object',
      '/fields/contact/name',
      { contact: { phone: '1' } },
      'required',
    ],
    ['a required name missing inside a row', '/fields/rows/0/name', { rows: [{ cost: 1 }] }, 'required'],
  ])('fail for %s, at %s', (_, path, values, code) => {
    expect(check(values)).toContainEqual(expect.objectContaining({ path, code }))
  })

  it.each([['a list'], [null], [[]], [7], [undefined]])('fail for %j, which is no form', (values) => {
    expect(check(values)).toEqual([{ path: '/fields', code: 'wrong-type', params: { expected: 'object' } }])
  })

  it.each([[''], ['   '], [null]])('%j does not fill a required field', (note) => {
    expect(checkFields(sample, { note }, { required: ['note'], partial: true })).toEqual([
      { path: '/fields/note', code: 'required' },
    ])
    expect(check({ note })).toEqual([])
  })

  it('an empty list does not fill a required field, and is no fault while the form is being filled', () => {
    expect(check({ services: [] })).toEqual([])
    expect(checkFields(sample, { services: [] }, { required: ['services'], partial: true })).toEqual([
      { path: '/fields/services', code: 'required' },
    ])
  })

  it('require what the definition requires only once the form is complete', () => {
    expect(check({})).toEqual([])
    const complete = checkFields(sample, {}, { required: ['rate'], partial: false })
    expect(complete.map(({ path }) => path)).toEqual([
      '/fields/account',
      '/fields/services',
      '/fields/amount',
      '/fields/rate',
    ])
  })

  it('answer a hostile form with a bounded list', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`f${n}`, n]))
    expect(check(many)).toHaveLength(100)
    expect(JSON.stringify(check({ [`${'k'.repeat(9000)}\ud800`]: 1 })).length).toBeLessThan(200)
  })

  it('agree with JSON Schema wherever both have an opinion', () => {
    // References, general limits and blanks are our own rules, so the values keep clear of them.
    const { account: _, files: __, services: ___, ...properties } = sample.fields.properties
    const definition = { ...sample, fields: { ...sample.fields, required: [], properties } }
    const schema = new Validator(JSON.parse(JSON.stringify(definition.fields)), '2020-12')
    const scalar = fc.oneof(
      fc.integer({ min: -2, max: 2_000_000 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '' && !text.includes('\0')),
      fc.constantFrom('low', '2026-02-28', '2026-02-30'),
    )
    const row = fc.record({ name: scalar, cost: scalar, extra: scalar }, { requiredKeys: [] })
    const form = fc.record(
      {
        amount: scalar,
        rate: scalar,
        urgent: scalar,
        note: scalar,
        level: scalar,
        wanted: scalar,
        rows: fc.array(row, { minLength: 1, maxLength: 3 }),
        contact: row,
        other: scalar,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(form, (values) => {
        const unsafe = JSON.stringify(values).includes('e+')
        if (!unsafe)
          expect(checkFields(definition, values, { required: [], partial: true }).length === 0).toBe(
            schema.validate(values).valid,
          )
      }),
      { numRuns: 1000, seed: 20261122 },
    )
  })

  it('never throw', () => {
    fc.assert(
      fc.property(
        fc.record({
          amount: fc.anything(),
          services: fc.anything(),
          rows: fc.anything(),
          contact: fc.anything(),
        }),
        (values) => {
          expect(Array.isArray(check(values))).toBe(true)
        },
      ),
      { numRuns: 500, seed: 20261122 },
    )
  })

  it('take well under 50 microseconds for a form of 1 KB', () => {
    const form = {
      ...valid,
      rows: Array.from({ length: 12 }, (_, n) => ({ name: `${n} ${'x'.repeat(50)}`, cost: n })),
    }
    expect(JSON.stringify(form).length).toBeGreaterThan(1000)
    for (let i = 0; i < 2000; i++) check(form)
    const begin = performance.now()
    for (let i = 0; i < 2000; i++) check(form)
    expect((performance.now() - begin) / 2000).toBeLessThan(0.2)
  })
})
