import type { ParticipantRule } from '@countersign/definition/participant-rule'
import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { organisation } from '../testing/organisation.ts'
import { Request, submitted } from '../testing/request.ts'

type Settings = NonNullable<Parameters<typeof decision>[2]>

const step = (participants: readonly ParticipantRule[], settings: Settings = {}) =>
  definitionOf({
    draft: form('review'),
    review: decision([], 'after', { participants: [...participants], ...settings }),
    after: decision(['quality'], 'closed'),
  })

type Case = {
  readonly rule: ParticipantRule
  readonly by?: string
  readonly fields?: Readonly<Record<string, string>>
  readonly finds: readonly string[]
}

describe('a rule names', () => {
  const cases: readonly Case[] = [
    { rule: { rule: 'superior', of: 'requester' }, finds: ['supervisor'] },
    { rule: { rule: 'superior', of: 'requester', levels: 3 }, finds: ['director'] },
    { rule: { rule: 'superior', of: { field: 'helper' } }, fields: { helper: 'finance' }, finds: ['gm'] },
    {
      rule: { rule: 'superiors-up-to', of: 'requester', rank: 'director' },
      finds: ['director', 'manager', 'supervisor'],
    },
    {
      rule: { rule: 'superiors-up-to', of: 'requester', rank: 'vp' },
      by: 'manager',
      finds: ['director', 'vp'],
    },
    { rule: { rule: 'rank', rank: 'manager' }, finds: ['finance', 'manager', 'quality'] },
    { rule: { rule: 'rank', rank: 'manager', department: 'sales' }, finds: ['manager'] },
    { rule: { rule: 'rank', rank: 'vp', orAbove: true }, finds: ['gm', 'vp'] },
    { rule: { rule: 'rank', rank: 'manager', department: { of: 'requester' } }, finds: ['manager'] },
    {
      rule: { rule: 'rank', rank: 'manager', department: { field: 'department' } },
      fields: { department: 'quality' },
      finds: ['quality'],
    },
    { rule: { rule: 'head', department: 'finance' }, finds: ['finance'] },
    { rule: { rule: 'head', department: { of: 'requester' } }, finds: ['manager'] },
    {
      rule: { rule: 'head', department: { each: 'department' } },
      fields: { department: 'finance' },
      finds: ['finance'],
    },
    { rule: { rule: 'account-owner' }, finds: ['rep2'] },
    { rule: { rule: 'named', people: ['vp', 'finance', 'vp'] }, finds: ['finance', 'vp'] },
  ]
  it.each(cases)('$rule.rule $finds', ({ rule, by = 'rep', fields = {}, finds }) => {
    expect(submitted(step([rule]), { by, fields }).candidates('review')).toEqual([finds])
  })

  it('whoever decided an earlier step, in its last visit', () => {
    const definition = definitionOf({
      draft: form('check'),
      check: decision(['manager', 'finance'], 'review'),
      review: decision(['vp'], 'confirm'),
      confirm: decision([], 'closed', { participants: [{ rule: 'decider', step: 'check' }] }),
    })
    const request = submitted(definition).approvedBy('manager').returnedBy('vp', { to: 'check' })
    expect(request.approvedBy('finance').approvedBy('vp').candidates()).toEqual([['finance']])
  })

  it('several rules together one set of people', () => {
    const rules = [
      { rule: 'rank', rank: 'manager' } as const,
      { rule: 'head', department: 'finance' } as const,
    ]
    expect(submitted(step(rules, { policy: { type: 'all' } })).candidates()).toEqual([
      ['finance'],
      ['manager'],
      ['quality'],
    ])
  })
})

type Edge = {
  readonly case: string
  readonly people: readonly string[]
  readonly by: string
  readonly gone?: readonly string[]
  readonly settings?: Settings
  readonly expect: readonly string[] | 'skipped' | string
}

describe('edge rules', () => {
  const edges: readonly Edge[] = [
    { case: 'the requester is removed first', people: ['rep', 'manager'], by: 'rep', expect: ['manager'] },
    {
      case: 'onSelf does not apply while another remains',
      people: ['rep', 'manager'],
      by: 'rep',
      settings: { onSelf: 'skip' },
      expect: ['manager'],
    },
    {
      case: 'onSelf superior: the requester alone',
      people: ['manager'],
      by: 'manager',
      expect: ['director'],
    },
    {
      case: 'onSelf superior walks up past those who left',
      people: ['manager'],
      by: 'manager',
      gone: ['director'],
      expect: ['vp'],
    },
    {
      case: 'onSelf skip: the requester alone',
      people: ['manager'],
      by: 'manager',
      settings: { onSelf: 'skip' },
      expect: 'skipped',
    },
    {
      case: 'onSelf superior with nobody above is an incident',
      people: ['gm'],
      by: 'gm',
      expect: 'nobody-empty',
    },
    { case: 'onEmpty superior', people: [], by: 'rep', expect: ['supervisor'] },
    {
      case: 'onEmpty superior walks up past those who left',
      people: [],
      by: 'rep',
      gone: ['supervisor', 'manager'],
      expect: ['director'],
    },
    {
      case: 'onEmpty administrator',
      people: [],
      by: 'rep',
      settings: { onEmpty: 'administrator' },
      expect: 'nobody-empty',
    },
    { case: 'onEmpty skip', people: [], by: 'rep', settings: { onEmpty: 'skip' }, expect: 'skipped' },
    {
      case: 'onEmpty superior with nobody above is an incident',
      people: [],
      by: 'gm',
      expect: 'nobody-empty',
    },
    {
      case: 'onDeparted superior is the requester’s superior',
      people: ['finance'],
      by: 'rep',
      gone: ['finance'],
      expect: ['supervisor'],
    },
    {
      case: 'onDeparted superior stands beside those who remain',
      people: ['finance', 'quality'],
      by: 'rep',
      gone: ['finance'],
      expect: ['quality', 'supervisor'],
    },
    {
      case: 'onDeparted superior with nobody above is an incident',
      people: ['finance'],
      by: 'gm',
      gone: ['finance'],
      expect: 'nobody-departed',
    },
    {
      case: 'onDeparted administrator',
      people: ['finance'],
      by: 'rep',
      gone: ['finance'],
      settings: { onDeparted: 'administrator' },
      expect: 'nobody-departed',
    },
    {
      case: 'onDeparted administrator while another remains',
      people: ['finance', 'vp'],
      by: 'rep',
      gone: ['finance'],
      settings: { onDeparted: 'administrator' },
      expect: ['vp'],
    },
    {
      case: 'somebody unknown counts as departed',
      people: ['stranger'],
      by: 'rep',
      settings: { onDeparted: 'administrator' },
      expect: 'nobody-departed',
    },
    {
      case: 'a step of the requester and one who left is not skipped as their own',
      people: ['finance', 'rep'],
      by: 'rep',
      gone: ['finance'],
      settings: { onSelf: 'skip' },
      expect: ['supervisor'],
    },
  ]
  it.each(edges)('$case', ({ people, by, gone = [], settings = {}, expect: expected }) => {
    // Holders of a rank nobody has: the way to find nobody at all.
    const nobody: ParticipantRule = { rule: 'rank', rank: 'rep', department: 'finance' }
    const rule: ParticipantRule = people.length === 0 ? nobody : { rule: 'named', people: [...people] }
    const request = new Request(step([rule], settings))
    request.directory = organisation({ gone })
    request.does(by, { verb: 'start', id: '44444444-4444-8444-8444-444444444444', fields: {}, submit: true })
    const review = request.instance.activations.find((one) => one.step === 'review')
    const found = review?.skipped
      ? 'skipped'
      : (request.incidents[0]?.replace('review: ', '') ?? request.candidates('review')[0])
    expect(found).toEqual(expected)
  })

  it('a skip is recorded: the step was entered, settled and decided by nobody', () => {
    const request = submitted(step([{ rule: 'named', people: ['manager'] }], { onSelf: 'skip' }), {
      by: 'manager',
    })
    expect(request.instance.activations[1]).toMatchObject({
      step: 'review',
      skipped: true,
      outcome: 'approve',
      tasks: [],
    })
    expect(request.waitsAt).toEqual(['after'])
    const body = JSON.parse(request.records[0]?.body ?? '') as {
      events: { type: string; skipped?: boolean }[]
    }
    expect(body.events.filter((event) => event.skipped)).toHaveLength(1)
  })

  it('nobody who may decide is found in a cycle of superiors: the request waits for an administrator', () => {
    const request = new Request(step([{ rule: 'named', people: ['rep'] }]))
    request.directory = organisation({
      people: { rep: { superior: 'rep2' }, rep2: { superior: 'rep' } },
      gone: ['rep2'],
    })
    request.does('rep', {
      verb: 'start',
      id: '44444444-4444-8444-8444-444444444444',
      fields: {},
      submit: true,
    })
    expect(request.incidents).toEqual(['review: nobody-empty'])
  })

  it('separation of duties takes people out before anyone stands in', () => {
    const definition = definitionOf({
      draft: form('check'),
      check: decision(['supervisor'], 'review'),
      review: decision(['supervisor'], 'closed', { separateFrom: ['check'] }),
    })
    const request = submitted(definition).approvedBy('supervisor')
    expect(request.candidates()).toEqual([['manager']])
  })
})
