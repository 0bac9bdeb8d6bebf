import { describe, expect, it } from 'vitest'
import { compileDefinition } from '../compile.ts'
import { decision, definitionOf, final, form, parallel } from '../testing/definition.ts'
import { drafted, submitted } from '../testing/request.ts'

const review = decision(['manager'], 'closed')
const definition = definitionOf({ draft: form('review'), review })

describe('a saved draft', () => {
  it('lies outside the log: it makes no record, and the request counts on', () => {
    const request = drafted(definition, { fields: { subject: 'a' } })
    const { seq, revision } = request.instance
    request.does('rep', { verb: 'save-draft', fields: { subject: 'b', amount: 3 } })
    expect(request.last?.record).toBeNull()
    expect(request.records).toHaveLength(1)
    expect(request.instance).toMatchObject({ seq, revision: revision + 1, fields: { subject: 'a' } })
    expect(request.instance.workingCopy).toEqual({ subject: 'b', amount: 3 })
  })

  it('adds to the one before, and a null clears', () => {
    const request = drafted(definition, { fields: { subject: 'a', amount: 1 } })
    request.does('rep', { verb: 'save-draft', fields: { note: 'n' } })
    request.does('rep', { verb: 'save-draft', fields: { subject: null } })
    expect(request.instance.workingCopy).toEqual({ amount: 1, note: 'n' })
    request.does('rep', { verb: 'submit' })
    expect(request.instance.fields).toEqual({ amount: 1, note: 'n' })
    expect(request.instance.workingCopy).toBeNull()
  })

  it('may be incomplete but not wrong', () => {
    const request = drafted(definition)
    const problems = (fields: Record<string, string | number>) =>
      request.refusalOf('rep', { verb: 'save-draft', fields }).problems.map((one) => one.code)
    expect(problems({ amount: 'x' })).toEqual(['wrong-type'])
    expect(problems({ price: 1 })).toEqual(['unknown-field'])
    expect(problems({ helper: 'stranger' })).toEqual(['unknown-reference'])
  })

  it("is the requester's, and only while they have the form", () => {
    const request = drafted(definition)
    const save = { verb: 'save-draft', fields: { amount: 1 } } as const
    expect(request.refuses('rep2', save)).toBe('not-the-requester')
    request.does('rep', { verb: 'submit' })
    expect(request.refuses('rep', save)).toBe('wrong-step')
    request.returnedBy('manager')
    expect(request.does('rep', save).instance.workingCopy).toEqual({ amount: 1 })
  })

  it('survives while somebody else comments', () => {
    const request = submitted(definition).returnedBy('manager')
    request.does('rep', { verb: 'save-draft', fields: { amount: 9 } }).does('manager', { verb: 'comment', text: 'well?' })
    expect(request.submittedAgain().instance.fields).toEqual({ amount: 9 })
  })
})

describe('discarding', () => {
  it('ends a draft and leaves nothing open', () => {
    const request = drafted(definitionOf({ draft: form('review', { due: { within: 'later' } }), review }))
    request.does('rep', { verb: 'discard' })
    expect(request.instance).toMatchObject({ status: 'withdrawn', timers: [], workingCopy: null })
    expect(request.waitsAt).toEqual([])
    expect(request.refuses('rep', { verb: 'submit' })).toBe('instance-ended')
  })

  it('is for the requester, and for drafts', () => {
    const request = drafted(definition)
    expect(request.refuses('manager', { verb: 'discard' })).toBe('not-the-requester')
    request.does('rep', { verb: 'submit' })
    expect(request.refuses('rep', { verb: 'discard' })).toBe('instance-not-draft')
    request.returnedBy('manager')
    expect(request.refuses('rep', { verb: 'discard' })).toBe('instance-not-draft')
  })
})

describe('submitting', () => {
  it('takes over the saved draft and what comes along, the latter first', () => {
    const request = drafted(definition, { fields: { subject: 'a' } })
    request.does('rep', { verb: 'save-draft', fields: { subject: 'b', amount: 1 } })
    request.does('rep', { verb: 'submit', fields: { amount: 2 } })
    expect(request.instance.fields).toEqual({ subject: 'b', amount: 2 })
  })

  it('is the same by its task, from the inbox', () => {
    const request = drafted(definition).does('rep', { verb: 'save-draft', fields: { amount: 1 } })
    request.does('rep', request.decision('rep', 'submit', { fields: { subject: 'b' } }))
    expect(request.instance).toMatchObject({ status: 'running', fields: { amount: 1, subject: 'b' } })
    expect(request.redecided()).toEqual(request.records.map((record) => record.body))
  })

  it('is refused while something required is missing, and names it', () => {
    const strict = definitionOf({ draft: form('review', { form: { '*': 'edit', subject: 'required' } }), review })
    const request = drafted(strict)
    const refusal = request.refusalOf('rep', { verb: 'submit', fields: { subject: '  ' } })
    expect([refusal.code, refusal.problems]).toEqual(['fields-invalid', [{ path: '/fields/subject', code: 'required' }]])
    expect(request.does('rep', { verb: 'submit', fields: { subject: 'x' } }).waitsAt).toEqual(['review'])
  })

  it("is the requester's alone", () => {
    const request = drafted(definition)
    const task = request.taskOf('rep')
    expect(request.refuses('rep2', { verb: 'submit' })).toBe('not-the-requester')
    expect(request.refuses('rep2', { verb: 'decide', task, outcome: 'submit' })).toBe('not-a-candidate')
    request.does('rep', { verb: 'submit' })
    expect(request.refuses('rep', { verb: 'submit' })).toBe('wrong-step')
  })

  it('is no decision of a colleague, even one who shares the first form', () => {
    const shared = form('review', { participants: [{ rule: 'requester' }, { rule: 'named', people: ['rep2'] }] })
    const request = drafted(definitionOf({ draft: shared, review }))
    expect(request.refuses('rep2', request.decision('rep2', 'submit'))).toBe('not-the-requester')
  })

  it('cannot clear a field that its form hides by not having it', () => {
    const stamped = definitionOf({
      draft: {
        ...form('review', { form: { '*': 'edit', note: 'hidden' } }),
        after: { soon: { target: '#draft', actions: { type: 'set-fields', params: { values: { note: "'late'" } } } } },
      },
      review,
    })
    const request = drafted(stamped).does('rep', { verb: 'save-draft', fields: { amount: 1 } }).timerFires('after-soon')
    expect(request.does('rep', { verb: 'submit' }).instance.fields).toEqual({ amount: 1, note: 'late' })
  })

  it('decided again gives the same records when the chart set fields on the way', () => {
    const stamping = definitionOf({
      draft: {
        ...form('review', { form: { '*': 'edit', note: 'hidden' } }),
        on: { submit: { target: 'review', actions: { type: 'set-fields', params: { values: { note: "'on'" } } } } },
      },
      review,
    })
    for (const fields of [{}, { amount: 4, subject: null }]) {
      const request = drafted(stamping, { fields: { subject: 's', amount: 1 } })
      request.does('rep', { verb: 'save-draft', fields }).does('rep', { verb: 'submit' })
      expect(request.redecided()).toEqual(request.records.map((record) => record.body))
    }
  })
})

describe('a form that is not the requester’s', () => {
  const report = form('closed', { participants: [{ rule: 'named', people: ['quality'] }] })
  const reporting = definitionOf({ draft: form('report'), report })

  it('is submitted by whoever has it', () => {
    const request = submitted(reporting)
    expect(request.refuses('rep', { verb: 'submit' })).toBe('wrong-step')
    request.does('quality', request.decision('quality', 'submit', { fields: { note: 'done' } }))
    expect(request.instance).toMatchObject({ status: 'completed', fields: { note: 'done' } })
  })
})

describe('two forms of the requester at once', () => {
  const definition = definitionOf({
    draft: form('both'),
    both: parallel(
      {
        left: { needs: form('needs-done', { form: { '*': 'read', subject: 'edit' } }), 'needs-done': final },
        right: { rivals: form('rivals-done', { form: { '*': 'read', note: 'edit' } }), 'rivals-done': final },
      },
      'closed',
    ),
  })

  it('are submitted each by its own task', () => {
    const request = submitted(definition)
    request.does('rep', request.decision('rep', 'submit', { step: 'rivals', fields: { note: 'two' } }))
    expect(request.waitsAt).toEqual(['needs'])
    request.does('rep', request.decision('rep', 'submit', { step: 'needs', fields: { subject: 'one' } }))
    expect(request.instance).toMatchObject({ status: 'completed', fields: { subject: 'one', note: 'two' } })
  })
})

describe('people chosen by the requester', () => {
  const choosing = definitionOf({
    draft: form('review'),
    review: { ...decision(['manager'], 'closed', { participants: [{ rule: 'chosen', min: 1, max: 2 }], policy: { type: 'all' } }) },
  })
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['nobody', [], 'too-few'],
    ['too many', ['manager', 'finance', 'quality'], 'too-many'],
    ['a stranger', ['manager', 'stranger'], 'unknown-reference'],
    ['a prototype', ['__proto__'], 'unknown-reference'],
  ]
  it.each(cases)('are asked for again when it is %s', (_, review, code) => {
    const refusal = drafted(choosing).refusalOf('rep', { verb: 'submit', chosen: { review } })
    expect([refusal.code, refusal.problems[0]?.path, refusal.problems[0]?.code]).toEqual(['people-to-choose', '/chosen/review', code])
  })

  it('decide, and are remembered for the next round', () => {
    const request = submitted(choosing, { chosen: { review: ['finance', 'quality'] } })
    expect(request.candidates()).toEqual([['finance'], ['quality']])
    expect(request.returnedBy('finance').submittedAgain().candidates()).toEqual([['finance'], ['quality']])
  })

  it('are never the requester', () => {
    const request = submitted(choosing, { chosen: { review: ['rep', 'quality'] } })
    expect(request.candidates()).toEqual([['quality']])
  })
})

describe('a draft when another version went live', () => {
  const next = definitionOf({
    draft: { ...form('audit', { due: { within: 'soon' } }) },
    audit: decision(['finance'], 'closed'),
  })
  const old = definitionOf({ draft: form('review', { due: { within: 'later' } }), review })

  it('is pinned to the live one by its submit, and walks that one', () => {
    const request = drafted(old, { fields: { amount: 1 } }).does('rep', { verb: 'save-draft', fields: { note: 'n' } })
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
    expect(request.instance.timers.map(({ state, visit, name }) => [state, visit, name])).toEqual([['draft', 1, 'due']])
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
    const renamed = compileDefinition(definitionOf({ application: form('audit'), audit: decision(['finance'], 'closed') }), 2)
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
    expect(request.refusalOf('rep', { verb: 'submit' }).problems).toMatchObject([{ path: '/fields/amount', code: 'too-large' }])
    expect(request.does('rep', { verb: 'submit', fields: { amount: 5 } }).instance.fields).toEqual({ amount: 5 })
  })

  it('never touches a request that was submitted', () => {
    const request = submitted(old).returnedBy('manager')
    request.compiled = compileDefinition(next, 2)
    expect(() => request.submittedAgain()).toThrow('is pinned to test-request@1')
  })
})
