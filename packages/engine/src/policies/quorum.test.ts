import type { Policy } from '@countersign/definition/policy'
import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { type Request, submitted } from '../testing/request.ts'

type Quorum = Extract<Policy, { type: 'quorum' }>

const votes = (policy: Omit<Quorum, 'type'>, people = ['manager', 'finance', 'quality', 'vp']) =>
  submitted(
    definitionOf({
      draft: form('review'),
      review: decision(people, 'closed', { policy: { type: 'quorum', ...policy } }),
    }),
  )

const answered = (request: Request, answers: Readonly<Record<string, string>>): string => {
  for (const [person, outcome] of Object.entries(answers))
    request.does(person, request.decision(person, outcome))
  return request.instance.status
}

describe('a quorum', () => {
  it.each([
    [{ need: { count: 2 } }, { manager: 'approve' }, 'running'],
    [{ need: { count: 2 } }, { manager: 'approve', vp: 'approve' }, 'completed'],
    [{ need: { percent: 50 } }, { manager: 'approve', vp: 'approve' }, 'completed'],
    [{ need: { percent: 51 } }, { manager: 'approve', vp: 'approve' }, 'running'],
    [{ need: { weight: 3, weights: { vp: 3 } } }, { vp: 'approve' }, 'completed'],
    [{ need: { weight: 3, weights: { vp: 3 } } }, { manager: 'approve', finance: 'approve' }, 'running'],
    [
      { need: { weight: 3, weights: { vp: 3 } } },
      { manager: 'approve', finance: 'approve', quality: 'approve' },
      'completed',
    ],
    [{ need: { weight: 1, weights: { manager: 0 } } }, { manager: 'approve' }, 'running'],
  ] as const)('meaning P5: %j settles by %j: %s', (policy, answers, status) => {
    expect(answered(votes(policy), answers)).toBe(status)
  })

  it('meaning P5: one against settles at once', () => {
    expect(answered(votes({ need: { count: 2 } }), { manager: 'approve', vp: 'reject' })).toBe('rejected')
  })

  it.each([
    [
      { need: { count: 2 }, counted: true },
      { vp: 'reject', manager: 'approve', finance: 'approve' },
      'completed',
    ],
    [{ need: { count: 3 }, counted: true }, { vp: 'reject', manager: 'approve' }, 'running'],
    [{ need: { count: 3 }, counted: true }, { vp: 'reject', manager: 'reject' }, 'rejected'],
    [{ need: { percent: 75 }, counted: true }, { vp: 'reject', manager: 'return' }, 'rejected'],
    [{ need: { percent: 75 }, counted: true }, { vp: 'return', manager: 'reject' }, 'running'],
  ] as const)('meaning P6: counted, %j comes by %j to %s', (policy, answers, status) => {
    expect(answered(votes(policy), answers)).toBe(status)
  })

  it('meaning P7: of more than are asked calls an administrator, and nothing settles by approval', () => {
    const request = votes({ need: { count: 3 } }, ['manager', 'finance'])
    expect(request.incidents).toEqual(['review: quorum-out-of-reach'])
    expect(answered(request, { manager: 'approve', finance: 'approve' })).toBe('running')
    request.does('director', { verb: 'reassign', step: 'review', to: ['vp'], reason: 'a third is needed' })
    expect(answered(request, { vp: 'approve' })).toBe('completed')
  })

  it('meaning A5: whoever was added has a vote more, and is counted among the hundred', () => {
    const request = votes({ need: { percent: 50 } }, ['manager', 'finance'])
    const task = request.taskOf('manager')
    request.does('manager', { verb: 'add-participant', task, to: ['vp'], where: 'beside' })
    expect(answered(request, { manager: 'approve' })).toBe('running')
    expect(answered(request, { vp: 'approve' })).toBe('completed')
  })
})
