import type { Policy } from '@countersign/definition/policy'
import { describe, expect, it } from 'vitest'
import { decision, definitionOf, final, form } from '../testing/definition.ts'
import { submitted } from '../testing/request.ts'

const review = (policy: Policy, people = ['manager', 'finance']) =>
  definitionOf({ draft: form('review'), review: decision(people, 'closed', { policy }) })
const shared = review({ type: 'one' })
const all = review({ type: 'all' })

describe('transfer', () => {
  it.each([
    ['all', all],
    ['sequence', review({ type: 'sequence' })],
    ['quorum', review({ type: 'quorum', need: { weight: 3, weights: { manager: 2 } } })],
  ])('meaning T1: in %s the other takes place, turn and weight', (_policy, definition) => {
    const request = submitted(definition)
    request.does('manager', { verb: 'transfer', task: request.taskOf('manager'), to: 'quality' })
    expect(request.refuses('manager', { verb: 'decide', task: 2, outcome: 'approve' })).not.toBeNull()
    request.approvedBy('quality').approvedBy('finance')
    expect(request.instance.status).toBe('completed')
  })

  it('meaning T2: of a shared task changes the actor’s place only', () => {
    const request = submitted(shared)
    request.does('manager', { verb: 'transfer', task: request.taskOf('manager'), to: 'quality' })
    expect(request.candidates()).toEqual([['finance', 'quality']])
  })

  it.each([
    ['manager', 'not-to-yourself'],
    ['finance', 'takes-part-already'],
    ['rep', 'requester-never-decides'],
    ['nobody', 'person-unknown'],
  ])('meaning T3: not to %s: %s', (to, code) => {
    const request = submitted(all)
    expect(request.refuses('manager', { verb: 'transfer', task: request.taskOf('manager'), to })).toBe(code)
  })

  it('meaning T3: not to whoever is kept apart, but back to who gave it away', () => {
    const apart = definitionOf({
      draft: form('first'),
      first: decision(['vp'], 'review'),
      review: decision(['manager'], 'closed', { separateFrom: ['first'] }),
    })
    const request = submitted(apart).approvedBy('vp')
    const task = request.taskOf('manager')
    expect(request.refuses('manager', { verb: 'transfer', task, to: 'vp' })).toBe('separation-of-duties')
    request.does('manager', { verb: 'transfer', task, to: 'quality' })
    request.does('quality', { verb: 'transfer', task, to: 'manager' })
    expect(request.instance.activations[2]?.tasks[0]?.instead).toBeUndefined()
    expect(request.approvedBy('manager').instance.status).toBe('completed')
  })

  it('meaning W9: what was given away stays so when the organisation changes, and comes back when the other leaves', () => {
    const request = submitted(all)
    request.does('manager', { verb: 'transfer', task: request.taskOf('manager'), to: 'quality' })
    request.organisationChanges({ people: { rep2: { rank: 'manager' } } })
    expect(request.candidates()).toEqual([['finance'], ['quality']])
    request.organisationChanges({ gone: ['quality'] })
    expect(request.candidates()).toEqual([['finance'], ['manager']])
  })

  it('meaning T7: the requester’s own form stays theirs, another’s form goes over', () => {
    const worked = definitionOf({
      draft: form('work'),
      work: {
        meta: {
          step: {
            kind: 'form',
            participants: [{ rule: 'named', people: ['manager'] }],
            outcomes: ['complete'],
          },
        },
        on: { complete: 'closed' },
      },
      end: final,
    })
    const request = submitted(worked)
    const task = request.taskOf('manager')
    expect(request.refuses('manager', { verb: 'delegate', task, to: 'quality' })).toBe('verb-not-offered')
    request.does('manager', { verb: 'transfer', task, to: 'quality' })
    request.does('quality', request.decision('quality', 'complete'))
    expect(request.instance.status).toBe('completed')
  })
})

describe('delegate', () => {
  const asked = () => {
    const request = submitted(all)
    const task = request.taskOf('manager')
    request.does('manager', { verb: 'delegate', task, to: 'quality' })
    return { request, task }
  }

  it('meaning T4: brings the other’s answer back to the delegator, who decides', () => {
    const { request, task } = asked()
    expect(request.candidates()).toEqual([['finance'], ['quality']])
    request.approvedBy('quality', { opinion: 'I would' })
    expect(request.candidates()).toEqual([['finance'], ['manager']])
    expect(request.last?.deliveries).toMatchObject([{ to: 'manager', kind: 'task-opened' }])
    expect(
      request.instance.activations[1]?.tasks.find(({ number }) => number === task)?.advice,
    ).toMatchObject([{ person: 'quality', for: 'manager', outcome: 'approve', opinion: 'I would' }])
    request.approvedBy('manager').approvedBy('finance')
    expect(request.instance.status).toBe('completed')
  })

  it('meaning T5: whoever was only asked hands nothing on', () => {
    const { request, task } = asked()
    expect(request.refuses('quality', { verb: 'transfer', task, to: 'vp' })).toBe('only-advice-asked')
    expect(request.refuses('quality', { verb: 'delegate', task, to: 'vp' })).toBe('only-advice-asked')
    expect(request.refuses('quality', { verb: 'add-participant', task, to: ['vp'], where: 'beside' })).toBe(
      'only-advice-asked',
    )
  })

  it.each(['return', 'reject'])('meaning T6: a %s is advice too', (outcome) => {
    const { request } = asked()
    request.does('quality', request.decision('quality', outcome))
    expect([request.instance.status, request.waitsAt]).toEqual(['running', ['review']])
  })
})
