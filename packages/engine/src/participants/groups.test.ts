import type { ParticipantRule } from '@countersign/definition/participant-rule'
import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { submitted } from '../testing/request.ts'

type Settings = NonNullable<Parameters<typeof decision>[2]>

const review = (participants: readonly ParticipantRule[], settings: Settings = {}) =>
  definitionOf({
    draft: form('review'),
    review: decision([], 'after', { participants: [...participants], policy: { type: 'all' }, ...settings }),
    after: decision(['vp'], 'closed'),
  })
const managers = { rule: 'rank', rank: 'manager', department: { each: 'departments' } } as const
const fields = { departments: ['finance', 'quality', 'sales'] }

describe('a task a group', () => {
  it('meaning W1: for each department of a list field, its people sharing it', () => {
    const request = submitted(review([{ ...managers, group: true }]), { fields })
    request.organisationChanges({ people: { rep2: { rank: 'manager' } } })
    expect(request.candidates()).toEqual([['finance'], ['quality'], ['manager', 'rep2']])
    request.approvedBy('finance').approvedBy('rep2').approvedBy('quality')
    expect(request.waitsAt).toEqual(['after'])
  })

  it('meaning W1: of a whole rank is one seat beside single people', () => {
    const both = review([
      { rule: 'rank', rank: 'manager', group: true },
      { rule: 'named', people: ['vp'] },
    ])
    const request = submitted(both)
    expect(request.candidates()).toEqual([['finance', 'manager', 'quality'], ['vp']])
    request.approvedBy('quality').approvedBy('vp')
    expect(request.waitsAt).toEqual(['after'])
  })

  const gms = { rule: 'rank', rank: 'gm', department: { each: 'departments' } } as const
  const halfEmpty = { departments: ['finance', 'head-office'] }

  it.each([
    ['superior', [['supervisor'], ['gm']], []],
    ['administrator', [[], ['gm']], ['review: nobody-empty']],
    ['skip', [['gm']], []],
  ] as const)(
    'meaning W2: that has nobody goes by its own edge rule, %s',
    (onEmpty, candidates, incidents) => {
      const request = submitted(review([gms], { onEmpty }), { fields: halfEmpty })
      expect([request.candidates(), request.incidents]).toEqual([candidates, incidents])
      expect(request.last?.events.some(({ type }) => type === 'group-skipped')).toBe(onEmpty === 'skip')
      request.approvedBy('gm')
      expect(request.waitsAt).toEqual([onEmpty === 'skip' ? 'after' : 'review'])
    },
  )

  it('meaning W2: an administrator names somebody for the empty group', () => {
    const request = submitted(review([gms], { onEmpty: 'administrator' }), { fields: halfEmpty })
    const task = request.instance.activations[1]?.tasks[0]?.number ?? 0
    request.does('director', { verb: 'reassign', step: 'review', task, to: ['quality'], reason: 'stands in' })
    expect([request.candidates(), request.incidents]).toEqual([[['quality'], ['gm']], []])
  })

  it('meaning W2: a shared task does not tell groups apart', () => {
    const one = review([gms], { policy: { type: 'one' }, onEmpty: 'administrator' })
    expect(submitted(one, { fields: halfEmpty }).candidates()).toEqual([['gm']])
  })

  it('meaning W3: single people who are not there do not count where a group is', () => {
    const rules: readonly ParticipantRule[] = [{ rule: 'named', people: ['rep'] }, gms]
    const request = submitted(review(rules, { onSelf: 'superior' }), {
      fields: { departments: ['head-office'] },
    })
    expect(request.candidates()).toEqual([['gm']])
  })

  it('meaning W9: keeps its task and changes its people', () => {
    const request = submitted(review([{ ...managers, group: true }]), { fields: { departments: ['sales'] } })
    const task = request.taskOf('manager')
    request.organisationChanges({ people: { manager: { rank: 'rep' }, rep2: { rank: 'manager' } } })
    expect([request.candidates(), request.taskOf('rep2')]).toEqual([[['rep2']], task])
  })
})
