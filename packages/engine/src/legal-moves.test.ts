import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form, when } from './testing/definition.ts'
import { drafted, type Request, submitted } from './testing/request.ts'

const definition = definitionOf({
  draft: form('review', { form: { '*': 'edit', subject: 'required', note: 'read', secret: 'hidden' } }),
  review: decision(
    ['manager', 'finance'],
    { target: 'second', guard: when('fields.amount < 100') },
    {
      opinion: 'required',
      form: { '*': 'read', note: 'required' },
    },
  ),
  second: decision(['vp'], 'closed'),
})
const fields = { amount: 1, subject: 's' }

/** `verb: code`, legal ones as `verb: yes`; a decision as `decide <task>: ...` with its outcomes. */
const told = (request: Request, person: string): readonly string[] =>
  request.moves(person).flatMap((move) => {
    const answer = move.refusal?.code ?? 'yes'
    if (move.verb !== 'decide') return [`${move.verb}: ${answer}`]
    const outcomes = move.outcomes.map((one) => `${one.outcome}: ${one.refusal?.code ?? 'yes'}`)
    return [`decide ${move.task}: ${answer}`, ...outcomes]
  })

describe('the legal moves', () => {
  it('of the requester on a draft', () => {
    expect(told(drafted(definition), 'rep')).toEqual([
      'decide 1: yes',
      'submit: yes',
      'claim: yours-alone',
      'release: not-claimed-by-you',
      'transfer: verb-not-offered',
      'delegate: verb-not-offered',
      'add-participant: verb-not-offered',
      'save-draft: yes',
      'submit: yes',
      'discard: yes',
      'withdraw: nothing-submitted-yet',
      'take-back: nothing-to-take-back',
      'remind: nobody-to-remind',
      'comment: nothing-submitted-yet',
      'cc: nothing-submitted-yet',
      'attach: yes',
    ])
  })

  it('of the requester on a running request', () => {
    expect(told(submitted(definition, { fields }), 'rep')).toEqual([
      'decide 2: requester-never-decides',
      'approve: yes',
      'return: yes',
      'reject: yes',
      'claim: requester-never-decides',
      'release: requester-never-decides',
      'transfer: requester-never-decides',
      'delegate: requester-never-decides',
      'add-participant: requester-never-decides',
      'save-draft: wrong-step',
      'submit: wrong-step',
      'discard: instance-not-draft',
      'withdraw: yes',
      'take-back: nothing-to-take-back',
      'remind: yes',
      'comment: yes',
      'cc: yes',
      'attach: yes',
    ])
  })

  it('of a candidate, where a condition closes one outcome', () => {
    const request = submitted(definition, { fields: { ...fields, amount: 100 } })
    expect(told(request, 'finance')).toEqual([
      'decide 2: yes',
      'approve: outcome-not-possible',
      'return: yes',
      'reject: yes',
      'claim: yes',
      'release: not-claimed-by-you',
      'transfer: yes',
      'delegate: yes',
      'add-participant: yes',
      'save-draft: not-the-requester',
      'submit: not-the-requester',
      'discard: not-the-requester',
      'withdraw: not-the-requester',
      'take-back: nothing-to-take-back',
      'remind: not-the-requester',
      'comment: yes',
      'cc: yes',
      'attach: yes',
    ])
  })

  it('of somebody with no part in it', () => {
    expect(told(submitted(definition, { fields }), 'quality')).toEqual([
      'decide 2: not-a-candidate',
      'approve: yes',
      'return: yes',
      'reject: yes',
      'claim: not-a-candidate',
      'release: not-a-candidate',
      'transfer: not-a-candidate',
      'delegate: not-a-candidate',
      'add-participant: not-a-candidate',
      'save-draft: not-the-requester',
      'submit: not-the-requester',
      'discard: not-the-requester',
      'withdraw: not-the-requester',
      'take-back: nothing-to-take-back',
      'remind: not-the-requester',
      'comment: yes',
      'cc: not-a-candidate',
      'attach: not-a-candidate',
    ])
  })

  it('of anyone on an ended request are none', () => {
    const request = submitted(definition, { fields }).rejectedBy('finance', { opinion: 'no' })
    for (const person of ['rep', 'finance', 'quality'])
      expect(told(request, person).every((line) => line.endsWith(': instance-ended'))).toBe(true)
  })

  it('say what each takes: opinion, fields, where a return may go', () => {
    const request = submitted(definition, { fields }).approvedBy('finance', {
      opinion: 'ok',
      fields: { note: 'n' },
    })
    const second = request.moves('vp').find((move) => move.verb === 'decide')
    expect(second).toMatchObject({
      step: 'second',
      editableFields: [],
      outcomes: [
        { outcome: 'approve', opinionRequired: false, returnTo: [], requiredFields: [] },
        { outcome: 'return', returnTo: ['draft', 'review'] },
        { outcome: 'reject', returnTo: [] },
      ],
    })
    request.returnedBy('vp', { to: 'review' })
    expect(request.moves('manager').find((move) => move.verb === 'decide')).toMatchObject({
      editableFields: ['note'],
      outcomes: [
        { outcome: 'approve', opinionRequired: true, requiredFields: ['note'] },
        { outcome: 'return', opinionRequired: true, requiredFields: [] },
        { outcome: 'reject', opinionRequired: true, requiredFields: [] },
      ],
    })
  })

  it('name the fields of the requester’s form, hidden and read-only ones left out', () => {
    expect(
      drafted(definition)
        .moves('rep')
        .find((move) => move.verb === 'submit'),
    ).toMatchObject({
      editableFields: [
        'amount',
        'subject',
        'metOn',
        'helper',
        'department',
        'departments',
        'account',
        'files',
      ],
      requiredFields: ['subject'],
    })
  })

  it('offer no attaching where no form shows a list of files', () => {
    const bare = definitionOf({
      draft: form('review', { form: { '*': 'edit', files: 'hidden' } }),
      review: decision(['vp'], 'closed'),
    })
    expect(told(drafted(bare), 'rep')).toContain('attach: verb-not-offered')
    expect(told(submitted(bare), 'rep')).toContain('attach: yes')
  })

  it('change nothing', () => {
    const request = submitted(definition, { fields })
    const before = JSON.stringify(request.instance)
    request.moves('rep')
    expect(JSON.stringify(request.instance)).toBe(before)
  })
})
