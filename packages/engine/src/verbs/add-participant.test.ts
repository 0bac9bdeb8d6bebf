import type { Policy } from '@countersign/definition/policy'
import { describe, expect, it } from 'vitest'
import type { AddedWhere } from '../command.ts'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { type Request, submitted } from '../testing/request.ts'

const review = (policy: Policy) =>
  submitted(
    definitionOf({ draft: form('review'), review: decision(['manager', 'finance'], 'closed', { policy }) }),
  )
const add = (request: Request, where: AddedWhere, to: readonly string[] = ['quality']) =>
  request.does('manager', { verb: 'add-participant', task: request.taskOf('manager'), to, where })

describe('adding participants', () => {
  it('meaning A2: after: they are asked once the actor has answered, and the step waits for them', () => {
    const request = add(review({ type: 'one' }), 'after')
    expect(request.candidates()).toEqual([['finance', 'manager']])
    request.approvedBy('manager')
    expect([request.instance.status, request.candidates()]).toEqual(['running', [['quality']]])
    expect(request.approvedBy('quality').instance.status).toBe('completed')
  })

  it('meaning A3 and A4 and P2: beside, in a shared task: both must answer, the step’s own answer counts', () => {
    const request = add(review({ type: 'one' }), 'beside')
    request.approvedBy('quality')
    expect(request.instance.status).toBe('running')
    expect(request.approvedBy('finance').instance.status).toBe('completed')
  })

  it('meaning A5: in all-of there is one more who must answer', () => {
    const request = add(review({ type: 'all' }), 'beside')
      .approvedBy('manager')
      .approvedBy('finance')
    expect(request.instance.status).toBe('running')
    expect(request.approvedBy('quality').instance.status).toBe('completed')
  })

  it.each(['before', 'after', 'beside'] as const)(
    'meaning A7: somebody added %s who rejects stops the step',
    (where) => {
      const request = add(review({ type: 'all' }), where)
      if (where === 'after') request.approvedBy('manager')
      expect(request.rejectedBy('quality').instance.status).toBe('rejected')
    },
  )

  it('meaning A8: is undone by who did it, until they have answered', () => {
    const request = add(review({ type: 'all' }), 'beside')
    const task = request.taskOf('quality')
    expect(request.refuses('finance', { verb: 'remove-participant', task })).toBe('not-added-by-you')
    expect(request.refuses('manager', { verb: 'remove-participant', task: request.taskOf('finance') })).toBe(
      'not-added-by-you',
    )
    request.approvedBy('manager').approvedBy('finance')
    request.does('manager', { verb: 'remove-participant', task })
    expect(request.instance.status).toBe('completed')
    const answered = add(review({ type: 'all' }), 'beside')
    const late = answered.taskOf('quality')
    answered.approvedBy('quality')
    expect(answered.refuses('manager', { verb: 'remove-participant', task: late })).toBe(
      'task-already-decided',
    )
  })

  it.each([
    [[], 'person-unknown'],
    [['rep'], 'requester-never-decides'],
    [['manager'], 'not-to-yourself'],
    [['finance'], 'takes-part-already'],
    [['quality', 'quality'], 'takes-part-already'],
    [['quality', 'ghost'], 'person-unknown'],
    [Array.from({ length: 21 }, (_, index) => `p${index}`), 'person-unknown'],
  ])('meaning A9: %j: %s', (to, code) => {
    const request = review({ type: 'all' })
    expect(
      request.refuses('manager', {
        verb: 'add-participant',
        task: request.taskOf('manager'),
        to,
        where: 'beside',
      }),
    ).toBe(code)
  })

  it('meaning A1: several before: the actor’s turn comes when all have answered or were taken away', () => {
    const request = add(review({ type: 'one' }), 'before', ['quality', 'vp'])
    expect(request.candidates()).toEqual([['quality'], ['vp']])
    request.approvedBy('vp')
    request.does('manager', { verb: 'remove-participant', task: request.taskOf('quality') })
    expect(request.candidates()).toEqual([['finance', 'manager']])
  })
})
