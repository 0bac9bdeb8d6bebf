import type { Policy } from '@countersign/definition/policy'
import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from './testing/definition.ts'
import { type Request, submitted } from './testing/request.ts'

const review = (policy: Policy, people: readonly string[] = ['manager', 'finance', 'quality']) =>
  submitted(
    definitionOf({
      draft: form('review'),
      review: decision(people, 'second', { policy }),
      second: decision(['gm'], 'closed'),
    }),
  )

/** Everybody asked approves, one after the other, until nobody is left; who did. */
const everybodyApproves = (request: Request): readonly string[] => {
  const approved: string[] = []
  while (request.waitsAt[0] === 'review') {
    const person = request.candidates()[0]?.[0]
    if (person === undefined) throw new Error('nobody is asked, and the step stands')
    request.approvedBy(person)
    approved.push(person)
  }
  return approved
}

describe('bugs of other engines with several who decide, not ours', () => {
  it('flowable-engine 2036: somebody added to a running sequence is asked once, and the sequence ends', () => {
    const request = review({ type: 'sequence' }).approvedBy('manager')
    const task = request.taskOf('finance')
    request.does('finance', { verb: 'add-participant', task, to: ['vp'], where: 'after' })
    expect(everybodyApproves(request)).toEqual(['finance', 'vp', 'quality'])
    expect(request.instance.visits['second']).toBe(1)
  })

  it('flowable-engine 3642: somebody removed from a running sequence leaves nobody waiting for them', () => {
    const request = review({ type: 'sequence' })
    const task = request.taskOf('manager')
    request.does('manager', { verb: 'add-participant', task, to: ['vp', 'director'], where: 'before' })
    request.does('manager', { verb: 'remove-participant', task: request.taskOf('vp') })
    expect(everybodyApproves(request)).toEqual(['director', 'manager', 'finance', 'quality'])
  })

  it.each(['last', 'first'])(
    'flowable-engine 3133: an all-of step counts who was added and removed, the %s one too',
    (which) => {
      const request = review({ type: 'all' })
      const task = request.taskOf('manager')
      request.does('manager', { verb: 'add-participant', task, to: ['vp', 'director'], where: 'beside' })
      if (which === 'last')
        request.approvedBy('manager').approvedBy('finance').approvedBy('quality').approvedBy('vp')
      request.does('manager', { verb: 'remove-participant', task: request.taskOf('director') })
      everybodyApproves(request)
      expect([request.waitsAt, request.instance.visits['second']]).toEqual([['second'], 1])
    },
  )

  it.each<Policy>([
    { type: 'one' },
    { type: 'quorum', need: { count: 1 } },
    { type: 'quorum', need: { percent: 34 } },
  ])('awcms 140: a step that one vote is enough for goes on once: %j', (policy) => {
    const request = review(policy)
    const late = request.decision('finance', 'approve')
    everybodyApproves(request)
    expect(['task-already-decided', 'task-cancelled']).toContain(request.refuses('finance', late))
    expect([request.waitsAt, request.instance.visits['second']]).toEqual([['second'], 1])
  })

  it('awcms 140: a step that all must decide does not wait for ever, whoever comes last', () => {
    for (const order of [
      ['manager', 'finance', 'quality'],
      ['quality', 'manager', 'finance'],
    ]) {
      const request = review({ type: 'quorum', need: { percent: 100 } })
      for (const person of order) request.approvedBy(person)
      expect(request.waitsAt).toEqual(['second'])
    }
  })
})
