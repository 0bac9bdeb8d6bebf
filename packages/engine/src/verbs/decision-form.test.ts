import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { organisation } from '../testing/organisation.ts'
import { submitted } from '../testing/request.ts'

const plain = definitionOf({ draft: form('review'), review: decision(['manager', 'finance'], 'closed') })

describe('an opinion', () => {
  const strict = definitionOf({
    draft: form('review'),
    review: decision(['manager'], 'closed', { opinion: 'required' }),
  })
  const blank: readonly (readonly [string | undefined, string])[] = [
    [undefined, 'opinion-required'],
    ['', 'opinion-required'],
    [' \n\t\u3000', 'opinion-required'],
    ['x'.repeat(4001), 'text-too-long'],
    ['\0', 'text-invalid'],
    ['same \ud800', 'text-invalid'],
  ]
  it.each(blank)('%j is refused: %s', (opinion, code) => {
    const request = submitted(strict)
    for (const outcome of ['approve', 'return', 'reject']) {
      const refusal = request.refusalOf(
        'manager',
        request.decision('manager', outcome, opinion === undefined ? {} : { opinion }),
      )
      expect([refusal.code, refusal.problems[0]?.path]).toEqual([code, '/opinion'])
    }
  })

  it('is kept with the vote, any script', () => {
    const opinion = '同意 👍🏽 “ok”\u2028'
    const vote = submitted(strict).approvedBy('manager', { opinion }).instance.activations[1]?.tasks[0]?.vote
    expect(vote).toMatchObject({ person: 'manager', outcome: 'approve', opinion, carried: false })
  })

  it('may be left out where the step does not ask for it', () => {
    expect(submitted(plain).approvedBy('manager').instance.activations[1]?.tasks[0]?.vote?.opinion).toBeNull()
  })

  it('is kept on a form too', () => {
    const definition = definitionOf({
      draft: form('review', { opinion: 'required' }),
      review: decision(['manager'], 'closed'),
    })
    const request = submitted(definition).returnedBy('manager')
    expect(request.refuses('rep', request.decision('rep', 'submit'))).toBe('opinion-required')
    request.does('rep', request.decision('rep', 'submit', { opinion: 'corrected' }))
    expect(request.instance.activations[2]?.tasks[0]?.vote?.opinion).toBe('corrected')
  })
})

describe('the fields of a decision', () => {
  const definition = definitionOf({
    draft: form('review'),
    review: decision(['manager'], 'closed', {
      form: { '*': 'read', note: 'required', amount: 'edit', secret: 'hidden', helper: 'edit' },
    }),
  })
  const request = () => submitted(definition, { fields: { subject: 's', secret: '7' } })
  const outcomeOf = (fields: Record<string, string | number | null>, outcome = 'approve') => {
    const one = request()
    const refusal = one.refusalOf('manager', one.decision('manager', outcome, { fields }))
    return [refusal.code, ...refusal.problems.map((problem) => `${problem.path} ${problem.code}`)]
  }

  it('are set where the form lets them be', () => {
    expect(request().approvedBy('manager', { fields: { note: 'n', amount: 3 } }).instance.fields).toEqual({
      subject: 's',
      secret: '7',
      note: 'n',
      amount: 3,
    })
  })

  it('may be sent along as they are where they are only read', () => {
    expect(request().approvedBy('manager', { fields: { note: 'n', subject: 's' } }).instance.status).toBe(
      'completed',
    )
    expect(outcomeOf({ note: 'n', subject: 't' })).toEqual([
      'field-not-editable',
      '/fields/subject not-editable',
    ])
  })

  it.each(['7', '8', null])('cannot be guessed where they are hidden: %s', (secret) => {
    expect(outcomeOf({ note: 'n', secret })).toEqual(['field-not-editable', '/fields/secret not-editable'])
  })

  it('must be filled where required, but not to reject or return', () => {
    expect(outcomeOf({})).toEqual(['fields-invalid', '/fields/note required'])
    expect(outcomeOf({ note: '' })).toEqual(['fields-invalid', '/fields/note required'])
    expect(request().rejectedBy('manager').instance.status).toBe('rejected')
    expect(request().returnedBy('manager').waitsAt).toEqual(['draft'])
  })

  it.each(['approve', 'return', 'reject'])('must fit, and be known: %s', (outcome) => {
    expect(outcomeOf({ note: 'n', amount: -1 }, outcome)).toEqual([
      'fields-invalid',
      '/fields/amount too-small',
    ])
    expect(outcomeOf({ note: 'n', price: 1 }, outcome)).toEqual([
      'fields-invalid',
      '/fields/price unknown-field',
    ])
  })

  it('do not keep a request from its decision when somebody named in one of them has left', () => {
    const helped = submitted(
      definitionOf({ draft: form('review'), review: decision(['manager'], 'closed') }),
      {
        fields: { helper: 'rep2', department: 'quality', account: 'a1' },
      },
    )
    helped.directory = organisation({ revision: 2, gone: ['rep2'] })
    helped.account = null
    helped.does('manager', { verb: 'attach', field: 'files', files: ['f1'] })
    expect(helped.approvedBy('manager').instance.status).toBe('completed')
  })

  it('must refer to somebody who is still there when the form is completed that can change them', () => {
    const helped = submitted(definition, { fields: { helper: 'rep2' } })
    helped.directory = organisation({ revision: 2, gone: ['rep2'] })
    const approve = helped.decision('manager', 'approve', { fields: { note: 'n' } })
    expect(helped.refusalOf('manager', approve).problems).toEqual([
      { path: '/fields/helper', code: 'unknown-reference' },
    ])
    expect(helped.rejectedBy('manager').instance.status).toBe('rejected')
  })
})
