import type { ConditionContext } from '@countersign/definition/condition'
import { describe, expect, it } from 'vitest'
import { afterEvent } from './chart-config.ts'
import { compileDefinition } from './compile.ts'
import { decision, definitionOf, final, form, parallel, when } from './testing/definition.ts'
import { submitted } from './testing/request.ts'

const nothing: ConditionContext = {
  fields: {},
  requester: { id: 'rep', rank: 'rep', department: 'sales' },
  account: null,
  steps: {},
}

const oneStep = definitionOf({
  draft: form('review', {}),
  review: decision(['supervisor'], 'closed'),
})

const waiting = definitionOf({
  draft: form('cooling'),
  cooling: { after: { later: 'review' } },
  review: { ...decision(['supervisor'], 'closed'), after: { soon: '#cooling' } },
})

describe('delays', () => {
  it('come back as timers keyed by state, visit and name', () => {
    const request = submitted(waiting)
    const keys = () => request.instance.timers.map(({ dueAt: _, ...key }) => key)
    expect(keys()).toEqual([{ state: 'cooling', visit: 1, name: 'after-later' }])
    request.timerFires('after-later')
    expect(keys()).toEqual([{ state: 'review', visit: 1, name: 'after-soon' }])
    request.timerFires('after-soon')
    expect(keys()).toEqual([{ state: 'cooling', visit: 2, name: 'after-later' }])
  })

  it('of an earlier visit are gone and move nothing', () => {
    const request = submitted(waiting).timerFires('after-later').timerFires('after-soon').timePasses('P9D')
    const stale = { state: 'cooling', visit: 1, name: 'after-later' }
    expect(request.refuses({ system: 'timer' }, { verb: 'fire-timer', timer: stale })).toBe('timer-gone')
    expect(request.instance.machine.value).toBe('cooling')
  })

  it('are cancelled when their state is left by another way', () => {
    const request = submitted(waiting).timerFires('after-later').approvedBy('supervisor')
    expect(request.instance.timers).toEqual([])
  })

  it('never elapse by themselves when a request is restored, however late', () => {
    const request = submitted(waiting).timePasses('P400D')
    request.does('rep', { verb: 'comment', text: 'still there?' })
    expect(request.instance.machine.value).toBe('cooling')
    expect(request.instance.timers).toHaveLength(1)
  })

  it('longer than 2^31 milliseconds wait their whole time', () => {
    const definition = definitionOf(
      { draft: form('resting'), resting: { after: { decade: 'closed' } } },
      { delays: { decade: { amount: 3650, unit: 'day' } } },
    )
    const request = submitted(definition)
    expect(request.instance.status).toBe('running')
    expect(request.instance.timers[0]?.dueAt.slice(0, 10)).toBe('2036-10-30')
    const timer = { state: 'resting', visit: 1, name: 'after-decade' }
    request.timePasses('P3649D')
    expect(request.refuses({ system: 'timer' }, { verb: 'fire-timer', timer })).toBe('timer-not-due')
    expect(request.timerFires('after-decade').instance.status).toBe('completed')
  })

  it('that are not declared break instead of firing at once', () => {
    const definition = definitionOf({ draft: form('resting'), resting: { after: { unheard: 'closed' } } })
    expect(() => submitted(definition)).toThrow('has no delay unheard')
  })

  it('whose condition does not hold pass without moving the chart, and somebody is called', () => {
    const definition = definitionOf({
      draft: form('resting'),
      resting: { after: { soon: { target: 'closed', guard: when('false') } } },
    })
    const request = submitted(definition).timerFires('after-soon')
    expect(request.instance.machine.value).toBe('resting')
    expect(request.incidents).toEqual(['resting: nothing-waits'])
  })
})

describe('events', () => {
  const names = [
    'xstate.done.state.review',
    'xstate.after.later.cooling',
    'xstate.stop',
    'xstate.init',
    'review:approve',
    'goto:draft',
    'goto:#draft',
    'withdraw',
    '*',
    '',
    '__proto__',
    'constructor',
    'toString',
  ]

  it.each(names)('are never named by a client: the outcome "%s" is unknown', (outcome) => {
    const request = submitted(oneStep)
    const command = request.decision('supervisor', outcome)
    expect(request.refuses('supervisor', command)).toBe('outcome-unknown')
  })

  it('that nothing takes are refused, not ignored', () => {
    const { chart } = compileDefinition(oneStep, 1)
    const { machine } = chart.initial(nothing)
    expect(chart.can(machine, 'review:approve', nothing)).toBe(false)
    expect(chart.fire(machine, 'review:approve', nothing)).toBeNull()
    const guarded = definitionOf({
      draft: form('review'),
      review: decision(['supervisor'], [{ target: 'closed', guard: when('false') }]),
    })
    const request = submitted(guarded)
    expect(request.refuses('supervisor', request.decision('supervisor', 'approve'))).toBe(
      'outcome-not-possible',
    )
  })

  it('of one step never reach another that offers the same outcome', () => {
    const definition = definitionOf({
      draft: form('first'),
      first: decision(['supervisor'], 'second'),
      second: decision(['manager'], 'closed'),
    })
    const { chart } = compileDefinition(definition, 1)
    const second = chart.fire(chart.initial(nothing).machine, 'draft:submit', nothing)
    expect(second && chart.fire(second.machine, 'second:approve', nothing)).toBeNull()
  })

  it('of a return are not mistaken for an outcome of a step called goto', () => {
    const definition = definitionOf({
      draft: form('goto'),
      goto: {
        meta: {
          step: {
            kind: 'decision',
            participants: [{ rule: 'named', people: ['manager'] }],
            outcomes: ['return', 'draft'],
            opinion: 'optional',
          },
        },
        on: { draft: 'closed' },
      },
    })
    const request = submitted(definition).returnedBy('manager')
    expect(request.instance.machine.value).toBe('draft')
  })
})

describe('conditions', () => {
  it('see the fields and who asked, also after a region has joined', () => {
    const definition = definitionOf({
      draft: form('both'),
      both: {
        ...parallel({ left: { a: decision(['supervisor'], 'a-end'), 'a-end': final } }, 'closed'),
        onDone: [
          {
            guard: when("fields.amount > 100 && requester.id == 'rep' && steps.a.outcome == 'approve'"),
            target: 'more',
          },
          { target: 'closed' },
        ],
      },
      more: decision(['vp'], 'closed'),
    })
    expect(submitted(definition, { fields: { amount: 101 } }).approvedBy('supervisor').waitsAt).toEqual([
      'more',
    ])
    expect(submitted(definition, { fields: { amount: 100 } }).approvedBy('supervisor').instance.status).toBe(
      'completed',
    )
  })

  it('see what set-fields assigned earlier in the same move', () => {
    const set = (value: string) => ({ type: 'set-fields', params: { values: { amount: value } } }) as const
    const definition = definitionOf({
      draft: { ...form('gate'), on: { submit: { target: 'gate', actions: set('fields.amount + 5') } } },
      gate: {
        entry: set('fields.amount * 2'),
        always: [{ guard: when('fields.amount == 30'), target: 'review' }, { target: 'closed' }],
      },
      review: decision(['supervisor'], 'closed'),
    })
    const request = submitted(definition, { fields: { amount: 10 } })
    expect(request.waitsAt).toEqual(['review'])
    expect(request.instance.fields.amount).toBe(30)
  })

  it('that cannot be evaluated refuse the command and change nothing', () => {
    const definition = definitionOf({
      draft: form('review'),
      review: decision(
        ['supervisor'],
        [{ guard: when('fields.amount > 5'), target: 'closed' }, { target: 'closed' }],
      ),
    })
    const request = submitted(definition)
    const before = request.instance
    const refusal = request.refusalOf('supervisor', request.decision('supervisor', 'approve'))
    expect([refusal.code, refusal.params]).toEqual([
      'condition-failed',
      { condition: 'fields.amount > 5', reason: 'missing-value' },
    ])
    expect(request.instance).toBe(before)
  })
})

describe('fields set by the chart', () => {
  it('must fit their field, or the move is refused rather than leave a request that nobody can decide', () => {
    const definition = definitionOf({
      draft: form('review'),
      review: decision(['supervisor'], {
        target: 'second',
        actions: { type: 'set-fields', params: { values: { amount: 'fields.amount - 100' } } },
      }),
      second: decision(['manager'], 'closed'),
    })
    const request = submitted(definition, { fields: { amount: 10 } })
    expect(request.refuses('supervisor', request.decision('supervisor', 'approve'))).toBe('condition-failed')
    expect(
      submitted(definition, { fields: { amount: 100 } }).approvedBy('supervisor').instance.fields.amount,
    ).toBe(0)
  })
})

describe('a step that leads to itself', () => {
  const again: readonly (readonly [string, Parameters<typeof decision>[1]])[] = [
    ['by its key', '#review'],
    ['as its own sibling', 'review'],
    ['without a target', {}],
  ]
  it.each(again)('is entered anew, %s: a new visit and a new task', (_, target) => {
    const definition = definitionOf({ draft: form('review'), review: decision(['supervisor'], target) })
    const request = submitted(definition).approvedBy('supervisor')
    expect(request.instance.visits.review).toBe(2)
    expect(
      request.instance.activations.map(({ step, visit, tasks }) => [step, visit, tasks[0]?.number]),
    ).toEqual([
      ['draft', 1, 1],
      ['review', 1, 2],
      ['review', 2, 3],
    ])
  })

  it('through the state around it begins that state anew', () => {
    const definition = definitionOf({
      draft: form('approval'),
      approval: {
        initial: 'first',
        on: {
          approve: [
            { guard: when("steps.second.outcome == 'approve'"), target: '#approval' },
            { target: '#second' },
          ],
        },
        states: {
          first: { ...decision(['supervisor'], {}), on: {} },
          second: { ...decision(['manager'], {}), on: {} },
        },
      },
    })
    expect(submitted(definition).approvedBy('supervisor').approvedBy('manager').path).toEqual([
      'draft',
      'first',
      'second',
      'first',
    ])
  })
})

describe('the event of an elapsed delay', () => {
  it('is the one that XState itself would raise', () => {
    const { chart } = compileDefinition(waiting, 1)
    const cooling = chart.fire(chart.initial(nothing).machine, 'draft:submit', nothing)
    const moved = cooling && chart.fire(cooling.machine, afterEvent('cooling', 'later'), nothing)
    expect(moved?.machine.value).toBe('review')
  })
})
