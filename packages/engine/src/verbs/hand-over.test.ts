import type { ParticipantRule } from '@countersign/definition/participant-rule'
import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { drafted, submitted } from '../testing/request.ts'

type Settings = NonNullable<Parameters<typeof decision>[2]>

const by = (participants: readonly ParticipantRule[], settings: Settings = {}) =>
  definitionOf({
    draft: form('review'),
    review: decision([], 'after', { participants: [...participants], ...settings }),
    after: decision(['quality'], 'closed'),
  })
const named: ParticipantRule = { rule: 'named', people: ['finance'] }

describe('whoever is disabled with a successor', () => {
  const cases: readonly { readonly title: string; readonly rule: ParticipantRule; readonly gone: string }[] =
    [
      { title: 'the superior', rule: { rule: 'superior', of: 'requester' }, gone: 'supervisor' },
      { title: 'somebody named', rule: named, gone: 'finance' },
      { title: 'somebody chosen', rule: { rule: 'chosen', min: 1 }, gone: 'finance' },
      { title: 'the head of a department', rule: { rule: 'head', department: 'finance' }, gone: 'finance' },
      { title: 'the owner of the account', rule: { rule: 'account-owner' }, gone: 'rep2' },
    ]
  it.each(cases)('hands the open task over, who is told: $title', ({ rule, gone }) => {
    const request = submitted(by([rule]), rule.rule === 'chosen' ? { chosen: { review: ['finance'] } } : {})
    expect(request.candidates()).toEqual([[gone]])
    request.organisationChanges({ gone: [gone], successors: { [gone]: 'vp' } })
    expect([request.candidates(), request.incidents]).toEqual([[['vp']], []])
    expect(request.last?.deliveries.map(({ to, kind }) => [to, kind])).toEqual([['vp', 'task-opened']])
    expect(request.approvedBy('vp').waitsAt).toEqual(['after'])
    expect(request.redecided()).toEqual(request.records.map(({ body }) => body))
  })

  it('hands over steps that are reached later as well, and over successors who have left', () => {
    const request = submitted(by([named]))
    request.organisationChanges({
      gone: ['quality', 'finance', 'manager'],
      successors: { finance: 'manager', manager: 'director', quality: 'director' },
    })
    expect(request.approvedBy('director').candidates('after')).toEqual([['director']])
  })

  it('hands nothing to somebody who left in a circle', () => {
    const request = submitted(by([named], { onDeparted: 'administrator' }))
    request.organisationChanges({
      gone: ['finance', 'manager'],
      successors: { finance: 'manager', manager: 'finance' },
    })
    expect([request.candidates(), request.incidents]).toEqual([[], ['review: nobody-departed']])
  })

  it('in an all-of step: the successor answers once, though they take part already', () => {
    const all = by([{ rule: 'named', people: ['finance', 'manager', 'vp'] }], { policy: { type: 'all' } })
    const request = submitted(all).approvedBy('vp')
    request.organisationChanges({ gone: ['finance'], successors: { finance: 'vp' } })
    expect(request.candidates()).toEqual([['manager']])
    request.organisationChanges({
      gone: ['finance', 'manager'],
      successors: { finance: 'vp', manager: 'director' },
    })
    expect(request.candidates()).toEqual([['director']])
    expect(request.approvedBy('director').waitsAt).toEqual(['after'])
  })

  it('hands over a task they were added to', () => {
    const escalating = by([named], { due: { within: 'soon', escalate: { add: 'superior' } } })
    const request = submitted(escalating)
    request.timerFires('due')
    const added = request.candidates()[0]?.find((person) => person !== 'finance') ?? ''
    request.organisationChanges({ gone: [added], successors: { [added]: 'vp' } })
    expect(request.candidates()).toEqual([['finance', 'vp']])
    expect(request.approvedBy('vp').waitsAt).toEqual(['after'])
  })

  it('never hands a decision to the requester, nor to whom duties are kept apart from', () => {
    const own = submitted(by([named], { onDeparted: 'administrator' }))
    own.organisationChanges({ gone: ['finance'], successors: { finance: 'rep' } })
    expect([own.candidates(), own.incidents]).toEqual([[], ['review: nobody-departed']])
    // The successor cannot skip a step by being the requester, either.
    const skipping = submitted(by([named], { onSelf: 'skip' }))
    skipping.organisationChanges({ gone: ['quality'], successors: { quality: 'rep' } })
    expect(skipping.approvedBy('finance').candidates('after')).toEqual([['supervisor']])
    const apart = definitionOf({
      draft: form('first'),
      first: decision(['manager'], 'second'),
      second: decision(['finance'], 'closed', { separateFrom: ['first'], onDeparted: 'administrator' }),
    })
    const request = submitted(apart).approvedBy('manager')
    request.organisationChanges({ gone: ['finance'], successors: { finance: 'manager' } })
    expect([request.candidates(), request.incidents]).toEqual([[], ['second: nobody-departed']])
  })

  it('a rank is not handed over: whoever else holds it decides', () => {
    const rank = by([{ rule: 'rank', rank: 'manager' }])
    const request = submitted(rank)
    request.organisationChanges({ gone: ['finance'], successors: { finance: 'rep2' } })
    expect(request.candidates()).toEqual([['manager', 'quality']])
  })

  it('a request of theirs that comes back is the successor’s to hand in, who then does not decide it', () => {
    const request = submitted(by([{ rule: 'superior', of: 'requester' }]), { by: 'rep' })
    request.organisationChanges({ gone: ['rep'], successors: { rep: 'manager' } })
    request.returnedBy('supervisor')
    expect(request.candidates('draft')).toEqual([['manager']])
    request.does('manager', request.decision('manager', 'submit'))
    expect(request.candidates('review')).toEqual([['supervisor']])
    request.returnedBy('supervisor')
    request.organisationChanges({
      gone: ['rep', 'supervisor'],
      successors: { rep: 'manager', supervisor: 'manager' },
    })
    request.does('manager', request.decision('manager', 'submit'))
    expect(request.candidates('review')).toEqual([['director']])
  })

  it('a draft stays theirs: nobody has been asked anything yet', () => {
    const request = drafted(by([named]))
    request.organisationChanges({ gone: ['rep'], successors: { rep: 'rep2' } })
    expect(request.candidates()).toEqual([['rep']])
    expect(request.last?.deliveries).toEqual([])
  })
})
