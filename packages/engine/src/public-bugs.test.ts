import { describe, expect, it } from 'vitest'
import { compileDefinition } from './compile.ts'
import { decision, definitionOf, final, form, parallel, when } from './testing/definition.ts'
import { organisation } from './testing/organisation.ts'
import { drafted, Request, submitted } from './testing/request.ts'

const openTasks = (request: Request): number =>
  request.instance.activations.flatMap((one) => one.tasks.filter((task) => task.state === 'open')).length

/** Bugs of other engines, each as the request that would show it here. */
describe('bugs of other engines, not ours', () => {
  it('flowable-engine 3944: returning out of a multi-participant step leaves none of its tasks', () => {
    const definition = definitionOf({
      draft: form('review'),
      review: decision(['manager', 'finance', 'quality'], 'closed', { policy: { type: 'all' } }),
    })
    const request = submitted(definition).approvedBy('manager').returnedBy('finance')
    expect([request.waitsAt, openTasks(request)]).toEqual([['draft'], 1])
    expect([request.submittedAgain().waitsAt, openTasks(request)]).toEqual([['review'], 3])
  })

  const inParallel = definitionOf({
    draft: form('both'),
    both: parallel(
      {
        left: {
          a: decision(['manager', 'vp'], 'a2', { policy: { type: 'all' } }),
          a2: decision(['director'], 'a-end'),
          'a-end': final,
        },
        right: { b: decision(['finance', 'quality'], 'b-end', { policy: { type: 'all' } }), 'b-end': final },
      },
      'closed',
    ),
  })

  it('flowable-engine 4046: returning inside one branch neither loses nor doubles tasks of the other', () => {
    const request = submitted(inParallel).approvedBy('finance').approvedBy('manager').approvedBy('vp')
    request.returnedBy('director', { to: 'a' })
    expect(request.candidates('b')).toEqual([['quality']])
    expect(request.candidates('a')).toEqual([['manager'], ['vp']])
    expect(
      request.approvedBy('quality').approvedBy('manager').approvedBy('vp').approvedBy('director').instance
        .status,
    ).toBe('completed')
  })

  it('flowable-engine 1641: rejecting in one branch ends the other as well', () => {
    const request = submitted(inParallel).approvedBy('finance')
    const late = request.decision('quality', 'approve')
    request.rejectedBy('manager')
    expect([request.instance.status, openTasks(request), request.waitsAt]).toEqual(['rejected', 0, []])
    expect(request.refuses('quality', late)).toBe('task-cancelled')
  })

  it('loonflow 426: one rejection in an all-of step leaves nothing stuck', () => {
    const definition = definitionOf({
      draft: form('review'),
      review: {
        ...decision(['manager', 'finance'], 'closed', { policy: { type: 'all' } }),
        on: { approve: 'closed', reject: 'draft' },
      },
    })
    const request = submitted(definition).rejectedBy('finance')
    expect([request.waitsAt, openTasks(request)]).toEqual([['draft'], 1])
    expect(request.submittedAgain().approvedBy('manager').approvedBy('finance').instance.status).toBe(
      'completed',
    )
  })

  it('springboot-framework 183: two returns in a row each land on the step they name', () => {
    const definition = definitionOf({
      draft: form('one'),
      one: decision(['supervisor'], 'two'),
      two: decision(['manager'], 'three'),
      three: decision(['director'], 'closed'),
    })
    const request = submitted(definition).approvedBy('supervisor').approvedBy('manager')
    request.returnedBy('director', { to: 'two' })
    expect(request.waitsAt).toEqual(['two'])
    request.returnedBy('manager', { to: 'one' })
    expect(request.waitsAt).toEqual(['one'])
    request.returnedBy('supervisor')
    expect(request.waitsAt).toEqual(['draft'])
    request.submittedAgain().approvedBy('supervisor').approvedBy('manager').approvedBy('director')
    expect(request.path).toEqual([
      'draft',
      'one',
      'two',
      'three',
      'two',
      'one',
      'draft',
      'one',
      'two',
      'three',
    ])
  })

  it('camunda-bpm-platform 4865: a task no longer yours cannot be completed', () => {
    const definition = definitionOf({
      draft: form('review'),
      review: decision([], 'closed', { participants: [{ rule: 'head', department: 'finance' }] }),
    })
    const request = submitted(definition)
    const mine = request.decision('finance', 'approve')
    request.organisationChanges({ heads: { finance: 'vp' } })
    expect(request.refuses('finance', mine)).toBe('not-a-candidate')
    expect(request.approvedBy('vp').instance.status).toBe('completed')
  })

  it('gitlab 331675: a demoted approver’s old screen no longer decides, even before anything was found again', () => {
    const definition = definitionOf({
      draft: form('review'),
      review: decision([], 'closed', { participants: [{ rule: 'rank', rank: 'vp' }] }),
    })
    const request = submitted(definition)
    const old = request.decision('vp', 'approve')
    request.directory = organisation({
      revision: 2,
      people: { vp: { rank: 'rep' }, director: { rank: 'vp' } },
    })
    expect(request.refuses('vp', old)).toBe('no-longer-a-candidate')
    expect(request.moves('vp').find((move) => move.verb === 'decide')?.refusal?.code).toBe(
      'no-longer-a-candidate',
    )
  })

  it('erpnext 37128: every tier that the amount asks for approves before the end', () => {
    const tier = (limit: number, next: string) => [
      { guard: when(`fields.amount > ${limit}`), target: next },
      { target: '#closed' },
    ]
    const definition = definitionOf({
      draft: form('small'),
      small: decision(['supervisor'], tier(1_000, 'medium')),
      medium: decision(['manager'], tier(10_000, 'large')),
      large: decision(['director'], tier(100_000, 'largest')),
      largest: decision(['vp'], 'closed'),
    })
    const tiers: readonly (readonly [number, readonly string[]])[] = [
      [0, ['supervisor']],
      [1_000, ['supervisor']],
      [1_001, ['supervisor', 'manager']],
      [10_001, ['supervisor', 'manager', 'director']],
      [100_000, ['supervisor', 'manager', 'director']],
      [100_001, ['supervisor', 'manager', 'director', 'vp']],
    ]
    for (const [amount, approvers] of tiers) {
      const request = submitted(definition, { fields: { amount } })
      for (const person of approvers) {
        expect(request.instance.status).toBe('running')
        request.approvedBy(person)
      }
      expect(request.instance.status).toBe('completed')
    }
  })

  it('erpnext 6104: editing a definition lets no running request vanish or stick', () => {
    const before = definitionOf({ draft: form('review'), review: decision(['manager'], 'closed') })
    const after = compileDefinition(
      definitionOf({ application: form('audit'), audit: decision(['finance'], 'closed') }),
      2,
    )
    const running = submitted(before)
    expect(running.approvedBy('manager').instance.status).toBe('completed')
    const draft = drafted(before)
    draft.compiled = after
    expect(draft.does('rep', { verb: 'submit' }).approvedBy('finance').instance.status).toBe('completed')
  })

  it('xstate PR 5653: a renamed state never meets a stored position', () => {
    const request = submitted(
      definitionOf({ draft: form('review'), review: decision(['manager'], 'closed') }),
    )
    const command = request.decision('manager', 'approve')
    request.compiled = compileDefinition(
      definitionOf({ draft: form('check'), check: decision(['manager'], 'closed') }),
      2,
    )
    expect(() => request.does('manager', command)).toThrow('is pinned to')
  })
})

describe('windmill 10262: a ban on deciding one’s own request is bypassed by no other path', () => {
  type Way = { readonly way: string; readonly settings: Parameters<typeof decision>[2]; readonly by: string }
  const ways: readonly Way[] = [
    {
      way: 'named',
      by: 'manager',
      settings: { participants: [{ rule: 'named', people: ['manager', 'vp'] }] },
    },
    { way: 'the rank', by: 'manager', settings: { participants: [{ rule: 'rank', rank: 'manager' }] } },
    {
      way: 'the head of the department',
      by: 'manager',
      settings: { participants: [{ rule: 'head', department: 'sales' }] },
    },
    { way: 'the account’s owner', by: 'rep2', settings: { participants: [{ rule: 'account-owner' }] } },
    { way: 'the requester rule', by: 'rep', settings: { participants: [{ rule: 'requester' }] } },
    {
      way: 'the superior of somebody in a field',
      by: 'supervisor',
      settings: { participants: [{ rule: 'superior', of: { field: 'helper' } }] },
    },
    {
      way: 'every superior of somebody in a field',
      by: 'manager',
      settings: { participants: [{ rule: 'superiors-up-to', of: { field: 'helper' }, rank: 'director' }] },
    },
    { way: 'chosen by themselves', by: 'rep', settings: { participants: [{ rule: 'chosen' }] } },
    {
      way: 'whoever filled in the form',
      by: 'rep',
      settings: { participants: [{ rule: 'decider', step: 'draft' }] },
    },
    {
      way: 'standing in for somebody who left',
      by: 'gm',
      settings: { participants: [{ rule: 'named', people: ['stranger', 'gm', 'finance'] }] },
    },
  ]
  const cases = ways.flatMap((way) => [
    { ...way, policy: { type: 'one' } as const },
    { ...way, policy: { type: 'all' } as const },
  ])
  it.each(cases)('$way ($policy.type)', ({ settings, by, policy }) => {
    const due = { within: 'soon', escalate: { add: 'superior' } } as const
    const definition = definitionOf({
      draft: form('review', { form: { '*': 'edit' } }),
      review: decision([], 'closed', { ...settings, policy, due }),
    })
    const start = { verb: 'start', id: '55555555-5555-8555-8555-555555555555', submit: true } as const
    const request = new Request(definition)
    request.does(by, { ...start, fields: { helper: 'rep2' }, chosen: { review: [by] } })
    const check = () => {
      expect(request.candidates('review').flat()).not.toContain(by)
      for (const task of request.instance.activations.flatMap((one) =>
        one.step === 'review' ? one.tasks : [],
      ))
        expect(
          request.refuses(by, { verb: 'decide', task: task.number, outcome: 'approve', opinion: 'x' }),
        ).toBe('requester-never-decides')
    }
    check()
    if (request.instance.timers.some((timer) => timer.name === 'due')) request.timerFires('due')
    check()
    request.organisationChanges({
      people: { rep2: { superior: by === 'rep2' ? 'supervisor' : by } },
      heads: { sales: by },
    })
    check()
  })
})
