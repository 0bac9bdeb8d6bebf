import { describe, expect, it } from 'vitest'
import { compileDefinition } from '../compile.ts'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { drafted, submitted } from '../testing/request.ts'

const review = decision(['manager'], 'closed')

describe('a draft when another version went live', () => {
  const next = definitionOf({
    draft: { ...form('audit', { due: { within: 'soon' } }) },
    audit: decision(['finance'], 'closed'),
  })
  const old = definitionOf({ draft: form('review', { due: { within: 'later' } }), review })

  it('is pinned to the live one by its submit, and walks that one', () => {
    const request = drafted(old, { fields: { amount: 1 } }).does('rep', {
      verb: 'save-draft',
      fields: { note: 'n' },
    })
    request.compiled = compileDefinition(next, 2)
    request.does('rep', { verb: 'submit' })
    expect(request.instance.definition.version).toBe(2)
    expect(request.instance.fields).toEqual({ amount: 1, note: 'n' })
    expect(request.instance.activations.map(({ step, visit, outcome }) => [step, visit, outcome])).toEqual([
      ['draft', 1, null],
      ['draft', 2, 'submit'],
      ['audit', 1, null],
    ])
    expect(request.instance.timers).toEqual([])
  })

  it('keeps its version until then', () => {
    const request = drafted(old)
    request.does('rep', { verb: 'save-draft', fields: { note: 'n' } })
    expect(request.instance.definition.version).toBe(1)
    expect(request.instance.timers.map(({ state, visit, name }) => [state, visit, name])).toEqual([
      ['draft', 1, 'due'],
    ])
  })

  it('is submitted by its old task as well', () => {
    const request = drafted(old)
    const command = request.decision('rep', 'submit')
    request.compiled = compileDefinition(next, 2)
    expect(request.refuses('rep2', command)).toBe('not-the-requester')
    expect(request.refuses('rep', { ...command, task: 77 } as typeof command)).toBe('task-unknown')
    expect(request.does('rep', command).waitsAt).toEqual(['audit'])
    expect(request.refuses('rep', command)).toBe('task-cancelled')
  })

  it('does not stick when the live one calls its form by another name', () => {
    const renamed = compileDefinition(
      definitionOf({ application: form('audit'), audit: decision(['finance'], 'closed') }),
      2,
    )
    const byVerb = drafted(old)
    byVerb.compiled = renamed
    expect(byVerb.does('rep', { verb: 'submit' }).path).toEqual(['draft', 'application', 'audit'])
    const byTask = drafted(old)
    const command = byTask.decision('rep', 'submit')
    byTask.compiled = renamed
    expect(byTask.does('rep', command).waitsAt).toEqual(['audit'])
  })

  it('loses the fields that the live one does not know, and is checked against the rest', () => {
    const { note: _, ...properties } = next.fields.properties
    const stricter = { ...properties, amount: { type: 'integer', maximum: 10 } as const }
    const request = drafted(old, { fields: { note: 'n', amount: 50 } })
    request.compiled = compileDefinition({ ...next, fields: { ...next.fields, properties: stricter } }, 2)
    expect(request.refusalOf('rep', { verb: 'submit' }).problems).toMatchObject([
      { path: '/fields/amount', code: 'too-large' },
    ])
    expect(request.does('rep', { verb: 'submit', fields: { amount: 5 } }).instance.fields).toEqual({
      amount: 5,
    })
  })

  it('never touches a request that was submitted', () => {
    const request = submitted(old).returnedBy('manager')
    request.compiled = compileDefinition(next, 2)
    expect(() => request.submittedAgain()).toThrow('is pinned to test-request@1')
  })
})
