import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { submitted } from '../testing/request.ts'

const reason = 'the approver is ill'
const flow = definitionOf({
  draft: form('review'),
  review: decision(['manager', 'finance'], 'second', {
    due: { within: 'later', remind: ['-PT2H'] },
    policy: { type: 'all' },
  }),
  second: decision(['supervisor'], 'closed'),
})

describe('an administrator', () => {
  it('meaning X1: gives open work to others, who keep it when the organisation changes', () => {
    const request = submitted(flow)
    const task = request.taskOf('manager')
    request.does('director', { verb: 'reassign', step: 'review', task, to: ['quality'], reason })
    expect(request.candidates()).toEqual([['finance'], ['quality']])
    request.organisationChanges({ people: { rep2: { rank: 'manager' } } })
    expect(request.candidates()).toEqual([['finance'], ['quality']])
    request.approvedBy('quality').approvedBy('finance')
    expect(request.waitsAt).toEqual(['second'])
  })

  it('meaning X1: names somebody where nobody was found, which ends the incident', () => {
    const nobody = definitionOf({
      draft: form('review'),
      review: decision([], 'closed', {
        participants: [{ rule: 'rank', rank: 'gm', department: 'finance' }],
        onEmpty: 'administrator',
      }),
    })
    const request = submitted(nobody)
    expect(request.incidents).toEqual(['review: nobody-empty'])
    request.does('director', { verb: 'reassign', step: 'review', to: ['quality', 'vp'], reason })
    expect([request.incidents, request.candidates()]).toEqual([[], [['quality', 'vp']]])
    expect(request.approvedBy('vp').instance.status).toBe('completed')
  })

  it.each([
    [['director'], 'not-to-yourself'],
    [['rep'], 'requester-never-decides'],
    [['finance'], 'takes-part-already'],
    [['ghost'], 'person-unknown'],
  ])('meaning X1: never to %j: %s', (to, code) => {
    expect(submitted(flow).refuses('director', { verb: 'reassign', step: 'review', to, reason })).toBe(code)
  })

  it('meaning X1 and X7: moves nothing of their own request', () => {
    const own = submitted(flow, { by: 'director' })
    expect(own.refuses('director', { verb: 'reassign', step: 'review', to: ['vp'], reason })).toBe(
      'own-request',
    )
    expect(own.refuses('director', { verb: 'repair', to: 'second', reason })).toBe('own-request')
    expect(own.refuses('director', { verb: 'suspend', reason })).toBe('own-request')
    expect(own.refuses('director', { verb: 'terminate', reason })).toBe('own-request')
  })

  it('meaning X2 and X3: stops the clock, and due times are later by as long as it stood', () => {
    const request = submitted(flow)
    const due = request.instance.activations[1]?.due ?? ''
    const task = request.taskOf('manager')
    request.does('director', { verb: 'suspend', reason })
    expect([request.instance.status, request.instance.timers]).toEqual(['suspended', []])
    expect(request.refuses('manager', { verb: 'decide', task, outcome: 'approve' })).toBe(
      'instance-suspended',
    )
    const began = request.instance.suspended?.at ?? ''
    request.timePasses('P3D').does('director', { verb: 'resume', reason })
    const stood = Date.parse(request.instance.updatedAt) - Date.parse(began)
    expect(Date.parse(request.instance.activations[1]?.due ?? '') - Date.parse(due)).toBe(stood)
    expect(request.instance.timers.map(({ name }) => name).sort()).toEqual(['due', 'remind-0'])
    expect(request.approvedBy('manager').approvedBy('finance').waitsAt).toEqual(['second'])
  })

  it('meaning X3: what was overdue stays so', () => {
    const request = submitted(flow).timerFires('due')
    const due = request.instance.activations[1]?.due
    request.does('director', { verb: 'suspend', reason }).timePasses('P1D')
    request.does('director', { verb: 'resume', reason })
    expect(request.instance.activations[1]).toMatchObject({ due, overdue: true })
  })

  it('meaning X4: ends a request where it stands', () => {
    const request = submitted(flow).does('director', { verb: 'terminate', reason })
    expect([request.instance.status, request.candidates(), request.instance.timers]).toEqual([
      'terminated',
      [],
      [],
    ])
    expect(request.last?.deliveries.map(({ to, kind }) => `${to} ${kind}`).sort()).toEqual([
      'finance ended',
      'manager ended',
      'rep ended',
    ])
  })

  it('meaning X5: moves a request to a step that it has been at', () => {
    const request = submitted(flow).approvedBy('manager').approvedBy('finance')
    request.does('director', { verb: 'repair', to: 'review', reason })
    expect([request.waitsAt, request.candidates()]).toEqual([['review'], [['finance'], ['manager']]])
  })

  it('meaning X6: past an approval only together with a second administrator, while nothing moved', () => {
    const request = submitted(flow).does('director', { verb: 'repair', to: 'second', reason })
    expect(request.waitsAt).toEqual(['review'])
    request.does('director', { verb: 'repair', to: 'second', reason })
    expect(request.waitsAt).toEqual(['review'])
    request.does('vp', { verb: 'repair', to: 'second', reason })
    expect([request.waitsAt, request.instance.proposedRepair]).toEqual([['second'], undefined])
    const moved = submitted(flow).does('director', { verb: 'repair', to: 'second', reason })
    moved.returnedBy('manager').submittedAgain()
    moved.does('vp', { verb: 'repair', to: 'second', reason })
    expect(moved.waitsAt).toEqual(['review'])
  })

  it.each([
    { verb: 'suspend' },
    { verb: 'terminate' },
    { verb: 'repair', to: 'review' },
    { verb: 'reassign', step: 'review', to: ['quality'] },
  ] as const)('meaning X7: $verb needs a reason and an administrator', (command) => {
    const request = submitted(flow)
    expect(request.refuses('director', { ...command, reason: ' ' } as never)).toBe('reason-required')
    expect(request.refuses('manager', { ...command, reason } as never)).toBe('not-an-administrator')
  })

  it('meaning X7: resumes nothing that is not suspended', () => {
    expect(submitted(flow).refuses('director', { verb: 'resume', reason })).toBe('not-suspended')
  })
})
