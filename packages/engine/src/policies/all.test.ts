import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { submitted } from '../testing/request.ts'

const all = definitionOf({
  draft: form('review'),
  review: decision(['manager', 'finance', 'quality'], 'closed', { policy: { type: 'all' } }),
})

describe('all must decide', () => {
  it('meaning P3: each has a task, and the last approval goes on', () => {
    const request = submitted(all).approvedBy('quality').approvedBy('manager')
    expect(request.candidates()).toEqual([['finance']])
    expect(request.approvedBy('finance').instance.status).toBe('completed')
  })

  it.each([
    ['reject', 'rejected', []],
    ['return', 'running', ['draft']],
  ] as const)(
    'meaning P3 and R1: one %s settles at once and cancels the siblings',
    (outcome, status, waitsAt) => {
      const request = submitted(all).approvedBy('quality')
      const late = request.decision('finance', 'approve')
      const at = request.now
      request.does('manager', request.decision('manager', outcome))
      expect([request.instance.status, request.waitsAt]).toEqual([status, waitsAt])
      expect(request.instance.activations[1]?.tasks.map((task) => task.state)).toEqual([
        'cancelled',
        'done',
        'done',
      ])
      const refusal = request.refusalOf('finance', late)
      expect([refusal.code, refusal.params]).toEqual(['task-already-decided', { by: 'manager', at, outcome }])
    },
  )

  it('meaning P9: votes of an earlier visit do not count', () => {
    const request = submitted(all)
      .approvedBy('quality')
      .approvedBy('manager')
      .returnedBy('finance')
      .submittedAgain()
    expect(request.candidates()).toEqual([['finance'], ['manager'], ['quality']])
    request.approvedBy('finance')
    expect(request.instance.status).toBe('running')
  })

  it('a task whose step was left says so', () => {
    const request = submitted(all).approvedBy('quality')
    const late = request.decision('finance', 'approve')
    request.does('rep', { verb: 'withdraw' })
    expect(request.refuses('finance', late)).toBe('task-cancelled')
  })

  const counted = definitionOf({
    draft: form('review'),
    review: decision(['manager', 'finance', 'quality'], 'closed', { policy: { type: 'all', counted: true } }),
  })

  it.each([
    [['approve', 'reject', 'approve'], 'rejected'],
    [['return', 'reject', 'reject'], 'rejected'],
    [['return', 'reject', 'approve'], 'running'],
    [['approve', 'approve', 'approve'], 'completed'],
  ] as const)('meaning P4: counted, everybody is heard before %j come to %s', (outcomes, status) => {
    const request = submitted(counted)
    for (const [index, person] of (['manager', 'finance', 'quality'] as const).entries()) {
      expect(request.waitsAt).toEqual(['review'])
      request.does(person, request.decision(person, outcomes[index] ?? ''))
    }
    expect(request.instance.status).toBe(status)
  })

  it('meaning R7: counted returns go where the first who returned wanted it', () => {
    const two = definitionOf({
      draft: form('first'),
      first: decision(['vp'], 'review'),
      review: decision(['manager', 'finance'], 'closed', { policy: { type: 'all', counted: true } }),
    })
    const request = submitted(two).approvedBy('vp')
    request.returnedBy('manager', { to: 'first' }).returnedBy('finance', { to: 'draft' })
    expect(request.waitsAt).toEqual(['first'])
  })
})
