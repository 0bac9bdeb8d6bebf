import { describe, expect, it } from 'vitest'
import { decision, definitionOf, final, form, parallel } from '../testing/definition.ts'
import { drafted, submitted } from '../testing/request.ts'

const review = decision(['manager'], 'closed')
const definition = definitionOf({ draft: form('review'), review })

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
    const strict = definitionOf({
      draft: form('review', { form: { '*': 'edit', subject: 'required' } }),
      review,
    })
    const request = drafted(strict)
    const refusal = request.refusalOf('rep', { verb: 'submit', fields: { subject: '  ' } })
    expect([refusal.code, refusal.problems]).toEqual([
      'fields-invalid',
      [{ path: '/fields/subject', code: 'required' }],
    ])
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
    const shared = form('review', {
      participants: [{ rule: 'requester' }, { rule: 'named', people: ['rep2'] }],
    })
    const request = drafted(definitionOf({ draft: shared, review }))
    expect(request.refuses('rep2', request.decision('rep2', 'submit'))).toBe('not-the-requester')
  })

  it('cannot clear a field that its form hides by not having it', () => {
    const stamped = definitionOf({
      draft: {
        ...form('review', { form: { '*': 'edit', note: 'hidden' } }),
        after: {
          soon: { target: '#draft', actions: { type: 'set-fields', params: { values: { note: "'late'" } } } },
        },
      },
      review,
    })
    const request = drafted(stamped)
      .does('rep', { verb: 'save-draft', fields: { amount: 1 } })
      .timerFires('after-soon')
    expect(request.does('rep', { verb: 'submit' }).instance.fields).toEqual({ amount: 1, note: 'late' })
  })

  it('decided again gives the same records when the chart set fields on the way', () => {
    const stamping = definitionOf({
      draft: {
        ...form('review', { form: { '*': 'edit', note: 'hidden' } }),
        on: {
          submit: { target: 'review', actions: { type: 'set-fields', params: { values: { note: "'on'" } } } },
        },
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
    review: {
      ...decision(['manager'], 'closed', {
        participants: [{ rule: 'chosen', min: 1, max: 2 }],
        policy: { type: 'all' },
      }),
    },
  })
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['nobody', [], 'too-few'],
    ['too many', ['manager', 'finance', 'quality'], 'too-many'],
    ['a stranger', ['manager', 'stranger'], 'unknown-reference'],
    ['a prototype', ['__proto__'], 'unknown-reference'],
  ]
  it.each(cases)('are asked for again when it is %s', (_, review, code) => {
    const refusal = drafted(choosing).refusalOf('rep', { verb: 'submit', chosen: { review } })
    expect([refusal.code, refusal.problems[0]?.path, refusal.problems[0]?.code]).toEqual([
      'people-to-choose',
      '/chosen/review',
      code,
    ])
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
