import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { submitted } from '../testing/request.ts'

const row = (people: readonly string[] = ['vp', 'manager', 'finance']) =>
  definitionOf({
    draft: form('review'),
    review: decision(people, 'closed', { policy: { type: 'sequence' } }),
  })

describe('one after the other', () => {
  it('meaning P8: each is asked once the one before has answered, in the order of the rules', () => {
    const request = submitted(row())
    expect(request.candidates()).toEqual([['vp']])
    expect(request.refuses('manager', { verb: 'decide', task: 3, outcome: 'approve' })).toBe(
      'task-waits-for-others',
    )
    request.approvedBy('vp')
    expect([request.candidates(), request.last?.deliveries.map(({ to }) => to)]).toEqual([
      [['manager']],
      ['manager'],
    ])
    request.approvedBy('manager').approvedBy('finance')
    expect(request.instance.status).toBe('completed')
  })

  it('meaning P8: level by level up to a rank, nearest first', () => {
    const levels = definitionOf({
      draft: form('review'),
      review: decision([], 'closed', {
        participants: [{ rule: 'superiors-up-to', of: 'requester', rank: 'director' }],
        policy: { type: 'sequence' },
      }),
    })
    const request = submitted(levels).approvedBy('supervisor').approvedBy('manager').approvedBy('director')
    expect(request.instance.status).toBe('completed')
  })

  it.each(['return', 'reject'])('meaning P8: one %s settles at once', (outcome) => {
    const request = submitted(row()).approvedBy('vp')
    request.does('manager', request.decision('manager', outcome))
    expect(request.instance.activations[1]?.tasks.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'cancelled',
    ])
  })

  it('meaning A1: whoever is added before the one whose turn it is answers first', () => {
    const request = submitted(row()).approvedBy('vp')
    const task = request.taskOf('manager')
    request.does('manager', { verb: 'add-participant', task, to: ['quality', 'director'], where: 'before' })
    expect(request.candidates()).toEqual([['quality'], ['director']])
    request.approvedBy('quality')
    expect(request.refuses('manager', { verb: 'decide', task, outcome: 'approve' })).toBe(
      'task-waits-for-others',
    )
    request.approvedBy('director')
    expect(request.candidates()).toEqual([['manager']])
    request.approvedBy('manager').approvedBy('finance')
    expect(request.instance.status).toBe('completed')
  })

  it.each(['after', 'beside'] as const)(
    'meaning A6: whoever is added %s keeps the others waiting',
    (where) => {
      const request = submitted(row())
      request.does('vp', { verb: 'add-participant', task: request.taskOf('vp'), to: ['quality'], where })
      request.approvedBy('vp')
      expect(request.candidates()).toEqual([['quality']])
      request.approvedBy('quality')
      expect(request.candidates()).toEqual([['manager']])
    },
  )

  it('meaning A8: whoever waited for somebody removed goes on', () => {
    const request = submitted(row())
    const task = request.taskOf('vp')
    request.does('vp', { verb: 'add-participant', task, to: ['quality'], where: 'before' })
    request.does('vp', { verb: 'remove-participant', task: request.taskOf('quality') })
    expect(request.candidates()).toEqual([['vp']])
  })

  it('meaning W9: whoever leaves gives the turn on, whoever joins comes last', () => {
    const request = submitted(row(['vp', 'manager'])).organisationChanges({ gone: ['vp'] })
    // The rule names them no more; their superior's place is behind those who wait already.
    expect(request.candidates()).toEqual([['manager']])
    request.approvedBy('manager')
    expect(request.instance.status === 'completed' || request.candidates().length === 1).toBe(true)
  })

  it('meaning T1: a turn that is transferred stays where it was in the row', () => {
    const request = submitted(row())
    request.does('vp', { verb: 'transfer', task: request.taskOf('vp'), to: 'quality' })
    request.approvedBy('quality')
    expect(request.candidates()).toEqual([['manager']])
  })
})
