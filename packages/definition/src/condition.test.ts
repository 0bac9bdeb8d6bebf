import { describe, expect, it } from 'vitest'
import { type ConditionContext, type ConditionProblemCode, conditionLanguage } from './condition.ts'
import { sampleDefinition as sample } from './sample-definition.ts'

const language = conditionLanguage(sample)
const FILLED = sample.fields.required ?? []
const codesOf = (source: string): readonly ConditionProblemCode[] =>
  language.check(source, { filled: FILLED }).map(({ code }) => code)

const context: ConditionContext = {
  fields: {
    account: 'ka-1',
    services: ['rush', 'special-payment'],
    amount: 120,
    urgent: false,
    note: '加急',
    wanted: '2026-12-01',
    rows: [{ name: 'a', cost: 3 }, { name: 'b' }],
  },
  requester: { id: 'rep', rank: 'rep', department: 'key-accounts' },
  account: { id: 'ka-1', number: 'KA-1', name: '云岭', owner: 'rep', department: 'key-accounts' },
  steps: { 'technical-review': { outcome: 'approve', visits: 2, decidedBy: ['manager', 'gm'] } },
}
const resultOf = (source: string, given: ConditionContext = context): unknown => {
  const result = language.compile(source)(given)
  return result.ok ? result.value : result.code
}

describe('a condition under check', () => {
  it.each([
    "'special-payment' in fields.services",
    "fields.amount > 100000 && requester.rank == 'rep'",
    'has(fields.rate) && fields.rate * fields.amount > 3',
    '!has(fields.rate) || fields.rate > 1',
    'has(fields.rate) ? fields.rate > 1 : false',
    '!(!has(fields.rate) || fields.rate < 1)',
    'has(fields.rate) && (has(fields.note) || fields.rate > 1)',
    '(has(fields.rate) && fields.amount > 1) || fields.amount == 0',
    'has(account.owner) && account.owner == requester.id',
    "steps['technical-review'].outcome == 'approve'",
    "requester.id in steps['commercial-review'].decidedBy",
    'has(fields.rows) && fields.rows.all(r, has(r.cost) && r.cost > 1)',
    "has(fields.rows) && fields.rows.filter(r, has(r.cost)).exists(r, r.name == 'a')",
    "fields.services.filter(s, s != 'rush').size() == 0",
    "has(fields.contact) && fields.contact.name.startsWith('A')",
    'has(fields.contact) && has(fields.contact.phone) && fields.contact.phone.size() > 5',
    "has(fields.wanted) && fields.wanted > '2026-01-01'",
    'fields.amount * 1.05 > 3.0 || 2 / 0.5 == 4.0 || fields.amount == 1.5',
    "has(fields.level) && fields.level in ['low', 'high']",
    'true',
  ])('passes: %s', (source) => {
    expect(language.check(source, { filled: FILLED })).toEqual([])
  })

  it.each<[string, ConditionProblemCode]>([
    ['fields.nope == 1', 'unknown-field'],
    ['has(fields.nope)', 'unknown-field'],
    ['has(fields.rows) && fields.rows.exists(r, r.nope == 1)', 'unknown-field'],
    ['fields.amount.cents == 1', 'unknown-field'],
    ['nope', 'unknown-name'],
    ['int == int', 'unknown-name'],
    ["steps['nope'].visits > 1", 'unknown-step'],
    ["fields.amount + 'x' == 'y'", 'type-mismatch'],
    ["fields.amount == 'x'", 'type-mismatch'],
    ['fields.amount && true', 'type-mismatch'],
    ['fields.amount', 'wrong-result-type'],
    ["'yes'", 'wrong-result-type'],
    ['fields.rate > 1', 'may-be-missing'],
    ['has(fields.rate) || fields.rate > 1', 'may-be-missing'],
    ['fields.rate > 1 && has(fields.rate)', 'may-be-missing'],
    ['(has(fields.rate) || has(fields.note)) && fields.rate > 1', 'may-be-missing'],
    ['!has(fields.rate) && fields.rate > 1', 'may-be-missing'],
    ['has(fields.rate) ? true : fields.rate > 1', 'may-be-missing'],
    ['account.owner == requester.id', 'may-be-missing'],
    ['has(fields.contact.phone)', 'may-be-missing'],
    ['has(fields.contact) && fields.contact.phone.size() > 5', 'may-be-missing'],
    ['has(fields.rows) && fields.rows.exists(r, r.cost > 1)', 'may-be-missing'],
    ["'special-paymnt' in fields.services", 'never-equal'],
    ["fields.services.exists(s, s == 'nope')", 'never-equal'],
    ["has(fields.level) && fields.level in ['low', 'middle']", 'never-equal'],
    ["requester.rank == 'boss'", 'never-equal'],
    ["steps['technical-review'].outcome == 'aprove'", 'never-equal'],
    ['fields.services.exists(s, fields.services.exists(u, u == s))', 'nested-comprehension'],
    ["has(fields.note) && fields.note.matches('(a+)+$')", 'not-offered'],
    ["cel.bind(a, 'x', a == 'x')", 'not-offered'],
    ["fields.services + fields.services == ['rush']", 'not-offered'],
    ["(fields.urgent ? fields.services : ['rush']) + fields.services == ['rush']", 'not-offered'],
    ["fields.services[0] == 'rush'", 'not-offered'],
    ['steps[fields.account].visits == 1', 'not-offered'],
    ['dyn(1) == 1', 'not-offered'],
    ['type(1) == type(2)', 'not-offered'],
    ["timestamp('2026-01-01T00:00:00Z') > timestamp('2026-01-01T00:00:00Z')", 'not-offered'],
    ["{'a': 1} == {'a': 1}", 'not-offered'],
    ["b'a' == b'a'", 'not-offered'],
    ['1u == 1u', 'not-offered'],
    ['fields == fields', 'not-offered'],
    ['fields.services.exists(fields, fields == fields)', 'not-offered'],
    ['has(fields)', 'not-offered'],
    ['1 +', 'syntax-error'],
    ['a = 1', 'syntax-error'],
    ['"unterminated', 'syntax-error'],
    [`${'('.repeat(60)}true${')'.repeat(60)}`, 'too-large'],
    [`${'!'.repeat(1999)}true`, 'too-large'],
    [Array.from({ length: 150 }, () => 'true').join(' && '), 'too-large'],
  ])('refuses: %s', (source, code) => {
    expect(codesOf(source)).toContain(code)
  })

  it('says where in the text', () => {
    const source = "fields.amount > 1 && requester.rank == 'boss'"
    expect(language.check(source, { filled: FILLED })).toEqual([
      { code: 'never-equal', start: source.indexOf("'boss'"), end: source.length, params: { value: 'boss' } },
    ])
  })

  it('asks for has() only where a field is not filled by then', () => {
    expect(language.check('fields.rate > 1', { filled: ['rate'] })).toEqual([])
    expect(language.check("account.number == 'KA-1'", { filled: ['account'] })).toEqual([])
    expect(language.check("account.number == 'KA-1'", { filled: [] })).toHaveLength(1)
  })

  it('knows no account where no field names one', () => {
    const { account: _, ...properties } = sample.fields.properties
    const without = { ...sample, fields: { ...sample.fields, required: [], properties } }
    expect(conditionLanguage(without).check('account.id == requester.id', { filled: [] })[0]?.code).toBe(
      'unknown-name',
    )
  })

  it.each([
    ['amount', 'fields.amount + 1', []],
    ['amount', 'fields.amount * 1.1', ['wrong-result-type']],
    ['amount', 'int(fields.amount * 1.1)', []],
    ['rate', 'fields.amount', []],
    ['services', "['rush']", []],
    ['services', '[]', []],
    ['services', 'fields.services.filter(s, s != "rush")', []],
    ['services', '[1]', ['wrong-result-type']],
    ['note', 'requester.id', []],
    ['urgent', 'fields.amount', ['wrong-result-type']],
  ])('a value set into %s may be: %s, with problems %j', (field, source, codes) => {
    const problems = language.check(source, { filled: FILLED, yields: { field } })
    expect(problems.map(({ code }) => code)).toEqual(codes)
  })
})

describe('a condition evaluated', () => {
  it.each<[string, unknown]>([
    ["'special-payment' in fields.services", true],
    ['fields.amount > 100', true],
    ['has(fields.rate)', false],
    ['has(fields.rate) && fields.rate > 1', false],
    ['fields.amount * 0.5', 60],
    ['fields.amount / 7', 17],
    ['fields.amount == 120.0', true],
    ['fields.rows.exists(r, has(r.cost) && r.cost == 3)', true],
    ['fields.rows.filter(r, has(r.cost))', [{ name: 'a', cost: 3 }]],
    ['fields.services.map(s, s + "!")', ['rush!', 'special-payment!']],
    ['has(account.owner) && account.owner == requester.id', true],
    ["steps['technical-review'].visits", 2],
    ["steps['technical-review'].outcome == 'approve'", true],
    ["'gm' in steps['technical-review'].decidedBy", true],
    ["steps['commercial-review'].visits == 0 && steps['commercial-review'].outcome == ''", true],
    ['size(fields.note)', 2],
  ])('%s is %j', (source, expected) => {
    expect(resultOf(source)).toEqual(expected)
  })

  it.each<[string, string]>([
    ['fields.rate > 1', 'missing-value'],
    ['fields.amount / 0', 'division-by-zero'],
    ['9007199254740992 + fields.amount', 'overflow'],
    ['9223372036854775807 + fields.amount', 'overflow'],
    ['1.0e308 * 10', 'overflow'],
    ['1 +', 'not-compiled'],
    ["fields.note.matches('a')", 'not-compiled'],
  ])('%s fails as a value: %s', (source, code) => {
    expect(resultOf(source)).toBe(code)
  })

  it('fails as a value where the fields are not what the definition says', () => {
    expect(resultOf('fields.amount > 1', { ...context, fields: { amount: 'much' } })).toBe('wrong-type')
    expect(resultOf('fields.amount > 1', { ...context, fields: { amount: 1.5 } })).toBe('wrong-type')
    expect(resultOf("account.id == 'x'", { ...context, account: null })).toBe('missing-value')
  })

  it('reads null as absent and nothing from a prototype', () => {
    const account = { id: 'ka-1', number: 'KA-1', name: '云岭', owner: null, department: 'key-accounts' }
    expect(resultOf('has(account.owner)', { ...context, account })).toBe(false)
    expect(resultOf('has(fields.note)', { ...context, fields: { note: null } })).toBe(false)
    const inherited = Object.create({ note: 'from the prototype' }) as ConditionContext['fields']
    expect(resultOf('has(fields.note)', { ...context, fields: inherited })).toBe(false)
  })

  it('takes a few microseconds', () => {
    const condition = language.compile(
      "'special-payment' in fields.services && fields.amount > 100 && requester.rank == 'rep'",
    )
    for (let i = 0; i < 2000; i++) condition(context)
    const begin = performance.now()
    for (let i = 0; i < 5000; i++) condition(context)
    expect((performance.now() - begin) / 5000).toBeLessThan(0.1)
  })

  it('is bounded: the costliest condition over full lists ends within a moment', () => {
    const many = {
      ...context,
      fields: { ...context.fields, rows: Array.from({ length: 200 }, (_, n) => ({ name: `${n}`, cost: n })) },
    }
    const source = `fields.rows.all(r, ${Array.from({ length: 12 }, () => 'r in fields.rows').join(' && ')})`
    const begin = performance.now()
    expect(resultOf(source, many)).toBe(true)
    expect(performance.now() - begin).toBeLessThan(2000)
  })
})
