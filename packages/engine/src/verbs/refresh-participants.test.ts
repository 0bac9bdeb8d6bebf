import { describe, expect, it } from 'vitest'
import { decision, definitionOf, final, form, parallel } from '../testing/definition.ts'
import { drafted, submitted } from '../testing/request.ts'

const byRank = (settings: Parameters<typeof decision>[2] = {}) =>
  definitionOf({
    draft: form('review'),
    review: decision([], 'closed', { participants: [{ rule: 'rank', rank: 'manager' }], ...settings }),
  })
const directory = { system: 'directory' } as const

describe('finding the participants again', () => {
  it('is the system’s, and only after a change', () => {
    const request = submitted(byRank())
    expect(request.refuses('manager', { verb: 'refresh-participants' })).toBe('not-the-system')
    expect(request.refuses(directory, { verb: 'refresh-participants' })).toBe('participants-unchanged')
    request.organisationChanges({})
    expect(request.last?.events.map((event) => event.type)).toEqual(['participants-confirmed'])
    expect(request.refuses(directory, { verb: 'refresh-participants' })).toBe('participants-unchanged')
  })

  it('one for all: candidates come and go on the same task, and the new ones are told', () => {
    const request = submitted(byRank())
    expect(request.candidates()).toEqual([['finance', 'manager', 'quality']])
    request.organisationChanges({ gone: ['quality'], people: { supervisor: { rank: 'manager' } } })
    expect(request.candidates()).toEqual([['finance', 'manager', 'supervisor']])
    expect(request.instance.taskCount).toBe(2)
    expect(request.last?.deliveries).toEqual([
      { ordinal: 0, to: 'supervisor', kind: 'task-opened', params: { step: 'review' } },
    ])
    expect(request.approvedBy('supervisor').instance.status).toBe('completed')
  })

  it('a draft stays with its requester, whoever stands in for them elsewhere', () => {
    const request = drafted(byRank()).organisationChanges({ gone: ['rep'], successors: { rep: 'rep2' } })
    expect(request.candidates()).toEqual([['rep']])
    expect(request.incidents).toEqual([])
  })

  it('a task each: whoever stands in for somebody added to their own task is asked once, however often it is looked at', () => {
    const change = { gone: ['manager'], successors: { manager: 'supervisor' } }
    const request = submitted(
      definitionOf({
        draft: form('review'),
        review: decision(['supervisor', 'manager'], 'closed', {
          policy: { type: 'all' },
          due: { within: 'later', escalate: { add: 'superior' } },
        }),
      }),
    ).timerFires('due')
    expect(request.candidates()).toEqual([
      ['director', 'manager'],
      ['manager', 'supervisor'],
    ])
    for (const _ of ['at first', 'again'])
      expect(request.organisationChanges(change).candidates()).toEqual([['director'], ['supervisor']])
  })

  it('a task each: votes stand, tasks of those gone are cancelled, new people get their own', () => {
    const request = submitted(byRank({ policy: { type: 'all' } })).approvedBy('quality')
    const gone = request.decision('finance', 'approve')
    request.organisationChanges({ gone: ['finance', 'quality'], people: { supervisor: { rank: 'manager' } } })
    expect(request.candidates()).toEqual([['manager'], ['supervisor']])
    expect(request.refuses('finance', gone)).toBe('task-cancelled')
    expect(request.approvedBy('manager').approvedBy('supervisor').instance.status).toBe('completed')
  })

  it('a task each: whoever voted and comes back is not asked twice', () => {
    const request = submitted(byRank({ policy: { type: 'all' } })).approvedBy('quality')
    request.organisationChanges({ gone: ['quality'] }).organisationChanges({})
    expect(request.candidates()).toEqual([['finance'], ['manager']])
  })

  it('settles when the only ones still missing have left', () => {
    const request = submitted(byRank({ policy: { type: 'all' } }))
      .approvedBy('quality')
      .approvedBy('manager')
    request.organisationChanges({ gone: ['finance'] })
    expect(request.instance.status).toBe('completed')
    expect(request.last?.deliveries.map((one) => [one.to, one.kind])).toEqual([['rep', 'ended']])
  })

  it('does not settle on nobody’s vote', () => {
    const request = submitted(byRank({ policy: { type: 'all' }, onEmpty: 'administrator' }))
    request.organisationChanges({ gone: ['finance', 'manager', 'quality'] })
    expect([request.instance.status, request.incidents]).toEqual(['running', ['review: nobody-empty']])
  })

  it.each([{ type: 'one' }, { type: 'all' }] as const)(
    'nobody left is an incident, somebody again resolves it: $type',
    (policy) => {
      const request = submitted(byRank({ policy, onEmpty: 'administrator' }))
      request.organisationChanges({ gone: ['finance', 'manager', 'quality'] })
      expect([request.candidates(), request.incidents]).toEqual([[], ['review: nobody-empty']])
      request.organisationChanges({ gone: ['finance', 'manager'], people: { quality: { rank: 'rep' } } })
      expect([request.candidates(), request.incidents]).toEqual([[], ['review: nobody-empty']])
      request.organisationChanges({ gone: ['finance', 'manager'] })
      expect([request.candidates(), request.incidents]).toEqual([[['quality']], []])
      expect(request.last?.deliveries.map((one) => one.to)).toEqual(['quality'])
      expect(request.approvedBy('quality').instance.status).toBe('completed')
    },
  )

  it('a step that found nobody when it was entered is found somebody the same way', () => {
    const request = submitted(
      byRank({ onEmpty: 'administrator', participants: [{ rule: 'rank', rank: 'vp', department: 'sales' }] }),
    )
    expect(request.incidents).toEqual(['review: nobody-empty'])
    request.organisationChanges({ people: { vp: { department: 'sales' } } })
    expect([request.candidates(), request.incidents]).toEqual([[['vp']], []])
  })

  it('never makes the requester a candidate, though the rule names them now', () => {
    const request = submitted(byRank()).organisationChanges({ people: { rep: { rank: 'manager' } } })
    expect(request.candidates()).toEqual([['finance', 'manager', 'quality']])
  })

  it('a step that would be skipped now is still asked of nobody in silence', () => {
    const request = submitted(byRank({ onEmpty: 'skip' })).organisationChanges({
      gone: ['finance', 'manager', 'quality'],
    })
    expect([request.instance.status, request.incidents]).toEqual(['running', ['review: nobody-empty']])
  })

  it('an escalated task in an all-of step passes to the superior who was added', () => {
    const request = submitted(
      definitionOf({
        draft: form('review'),
        review: decision([], 'closed', {
          participants: [{ rule: 'rank', rank: 'rep' }],
          policy: { type: 'all' },
          due: { within: 'soon', escalate: { add: 'superior' } },
        }),
      }),
      { by: 'finance' },
    )
    request.timerFires('due')
    expect(request.candidates()).toEqual([
      ['rep', 'supervisor'],
      ['rep2', 'supervisor'],
    ])
    request.organisationChanges({ gone: ['rep2'] })
    expect(request.candidates()).toEqual([['rep', 'supervisor'], ['supervisor']])
    // Named by the rule as well now, they answer for themselves too.
    request.organisationChanges({ gone: ['rep2'], people: { supervisor: { rank: 'rep' } } })
    expect(request.candidates()).toEqual([['rep', 'supervisor'], ['supervisor'], ['supervisor']])
  })

  it('"superior of the previous decider" stays the one of when the step was entered', () => {
    const definition = definitionOf({
      draft: form('first'),
      first: decision(['supervisor'], 'second'),
      second: decision(['finance'], 'closed', {
        participants: [
          { rule: 'superior', of: 'previous-decider' },
          { rule: 'named', people: ['finance'] },
        ],
        policy: { type: 'all' },
      }),
    })
    const request = submitted(definition).approvedBy('supervisor')
    expect(request.candidates()).toEqual([['finance'], ['manager']])
    request.approvedBy('finance').organisationChanges({})
    expect(request.candidates()).toEqual([['manager']])
  })

  it('leaves alone the steps that settling another one has closed', () => {
    const region = (people: readonly string[], on: string) =>
      decision(people, on, {
        participants: [{ rule: 'named', people: [...people] }],
        policy: { type: 'all' },
        onDeparted: 'administrator',
      })
    const definition = definitionOf({
      draft: form('both'),
      both: parallel(
        {
          left: { a: region(['finance', 'quality'], '#after'), 'a-end': final },
          right: { b: region(['manager', 'quality'], 'b-end'), 'b-end': final },
        },
        'closed',
      ),
      after: decision(['vp'], 'closed'),
    })
    const request = submitted(definition)
      .approvedBy('finance')
      .organisationChanges({ gone: ['quality'] })
    expect(request.waitsAt).toEqual(['after'])
    expect(
      request.instance.activations.find((one) => one.step === 'b')?.tasks.map((task) => task.state),
    ).toEqual(['cancelled', 'cancelled'])
    expect(request.incidents).toEqual([])
  })
})
