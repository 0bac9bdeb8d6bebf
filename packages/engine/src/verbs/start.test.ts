import type { Definition } from '@countersign/definition/definition'
import { describe, expect, it } from 'vitest'
import { decide } from '../decide.ts'
import { isRefusal } from '../refusal.ts'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { organisation } from '../testing/organisation.ts'
import { drafted, Request, submitted } from '../testing/request.ts'

const states = {
  draft: form('review', { form: { '*': 'edit', secret: 'hidden' } }),
  review: decision(['manager'], 'closed'),
}
const definition = definitionOf(states)
const startCommand = {
  verb: 'start',
  id: '33333333-3333-8333-8333-333333333333',
  fields: {},
  submit: false,
} as const

describe('starting', () => {
  type Rules = Definition['start']
  type Case = { readonly start: Rules; readonly may: readonly string[]; readonly mayNot: readonly string[] }
  const rules: readonly Case[] = [
    {
      start: [{ rule: 'rank', rank: 'rep', orAbove: true }],
      may: ['rep', 'gm', 'finance'],
      mayNot: ['gone', 'stranger'],
    },
    { start: [{ rule: 'rank', rank: 'rep' }], may: ['rep', 'rep2'], mayNot: ['supervisor', 'gm'] },
    {
      start: [{ rule: 'rank', rank: 'rep', orAbove: true, department: 'finance' }],
      may: ['finance'],
      mayNot: ['rep', 'gm'],
    },
    { start: [{ rule: 'named', people: ['rep2', 'gone'] }], may: ['rep2'], mayNot: ['rep', 'gone'] },
    { start: [{ rule: 'requester' }], may: ['quality'], mayNot: ['gone', 'stranger', '__proto__'] },
    { start: [{ rule: 'account-owner' }], may: ['rep2'], mayNot: ['rep'] },
    {
      start: [
        { rule: 'named', people: ['vp'] },
        { rule: 'head', department: 'sales' },
      ],
      may: ['vp', 'manager'],
      mayNot: ['rep'],
    },
  ]
  const cases = rules.flatMap(({ start, may, mayNot }) => [
    ...may.map((person) => ({ start, person, answer: 'accepted' })),
    ...mayNot.map((person) => ({ start, person, answer: 'not-a-starter' })),
  ])

  it.each(cases)('by $person under $start.0.rule is $answer', ({ start, person, answer }) => {
    const request = new Request(definitionOf(states, { start }))
    request.directory = organisation({ people: { gone: {} }, gone: ['gone'] })
    const decided = request.tries(person, startCommand)
    expect(isRefusal(decided) ? decided.code : 'accepted').toBe(answer)
  })

  it('is nothing that a timer does', () => {
    expect(new Request(definition).refuses({ system: 'timer' }, startCommand)).toBe('not-a-starter')
  })

  it('keeps what was typed, without asking for what is missing', () => {
    const request = drafted(
      definitionOf(states, { fields: { ...definition.fields, required: ['subject'] } }),
      {
        fields: { amount: 5 },
      },
    )
    expect([request.instance.status, request.instance.fields]).toEqual(['draft', { amount: 5 }])
    expect(request.refusalOf('rep', { verb: 'submit' }).problems).toEqual([
      { path: '/fields/subject', code: 'required' },
    ])
  })

  const wrong = [
    ['an unknown field', { price: 1 }, 'fields-invalid', '/fields/price', 'unknown-field'],
    [
      'a prototype as a field',
      JSON.parse('{"__proto__": 1}'),
      'text-invalid',
      '/fields/__proto__',
      'name-refused',
    ],
    ['a wrong type', { amount: '5' }, 'fields-invalid', '/fields/amount', 'wrong-type'],
    ['money below zero', { amount: -1 }, 'fields-invalid', '/fields/amount', 'too-small'],
    ['a hidden field', { secret: 'x' }, 'field-not-editable', '/fields/secret', 'not-editable'],
    ['an unknown person', { helper: 'stranger' }, 'fields-invalid', '/fields/helper', 'unknown-reference'],
    [
      'an account that is not there',
      { account: 'a9' },
      'fields-invalid',
      '/fields/account',
      'unknown-reference',
    ],
    [
      'a department that is not there',
      { department: 'moon' },
      'fields-invalid',
      '/fields/department',
      'unknown-reference',
    ],
    [
      "somebody else's file",
      { files: ['f1', 'f9'] },
      'fields-invalid',
      '/fields/files/1',
      'unknown-reference',
    ],
  ] as const
  it.each(wrong)('with %s is refused, whether submitted or not', (_, fields, code, path, problem) => {
    for (const submit of [false, true]) {
      const refusal = new Request(definition).refusalOf('rep', { ...startCommand, fields, submit })
      expect(refusal.code).toBe(code)
      expect(refusal.problems.map((one) => [one.path, one.code])).toEqual([[path, problem]])
    }
  })

  it('needs an instance that is not there, and every other verb one that is', () => {
    const request = submitted(definition)
    const asked = { actor: { person: 'rep' }, facts: request.facts }
    expect(() => request.does('rep', startCommand)).toThrow('has started already')
    expect(() => decide(request.compiled, null, { ...asked, command: { verb: 'remind' } })).toThrow(
      'needs an instance',
    )
  })

  it('remembers rank and department as they were', () => {
    const request = submitted(definition)
    request.organisationChanges({ people: { rep: { rank: 'manager', department: 'finance' } } })
    expect([request.instance.requesterRank, request.instance.requesterDepartment]).toEqual(['rep', 'sales'])
  })
})
