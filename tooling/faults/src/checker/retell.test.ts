import { describe, expect, it } from 'vitest'
import { retell } from './retell.ts'
import { decidedByThoseAsked } from './rules/decided-by-those-asked.ts'
import { decidedOnce } from './rules/decided-once.ts'
import { openHasWork } from './rules/open-has-work.ts'
import type { Rule, Story } from './story.ts'

type Record = { readonly actor?: object; readonly now?: string; readonly events: readonly object[] }

const REVIEW = { step: 'review', visit: 1 }
const TIMER = { state: 'review', visit: 1, name: 'due' }
const NOON = '2026-11-23T12:00:00.000Z'

/** A request told by hand, whose rows nobody looks at. */
const story = (...records: readonly Record[]): Story => ({
  id: 'a',
  status: 'running',
  requester: 'rep',
  seq: records.length,
  revision: records.length,
  state: '{}',
  records: records.map(({ actor = { person: 'manager' }, now = NOON, events }, index) => ({
    seq: index + 1,
    actor: '',
    verb: '',
    previous_hash: '',
    hash: '',
    body: JSON.stringify({ actor, facts: { now }, events }),
  })),
  tasks: [],
  candidates: [],
  timers: [],
  outbox: [],
  effects: [],
  keys: [],
})

const asked = {
  events: [
    { type: 'submitted' },
    { type: 'activated', ...REVIEW, tasks: [{ number: 2, candidates: ['manager'] }] },
    { type: 'timer-set', timer: { ...TIMER, dueAt: NOON } },
  ],
}
const vote = { type: 'voted', ...REVIEW, task: 2, person: 'manager', outcome: 'approve', carried: false }
const again = { ...vote, carried: true, given: { at: NOON, seq: 1 } }
const settled = { type: 'settled', ...REVIEW, outcome: 'approve' }
const ended = { type: 'ended', status: 'completed' }
const stopped = { type: 'timer-ended', timer: TIMER, by: 'cancelled' }
const fired = { ...stopped, by: 'fired' }

const found = (rule: Rule, ...records: readonly Record[]) => {
  const told = story(...records)
  return rule(told, retell(told)).join('\n')
}

describe('the log of a request', () => {
  it('in which all is well gives nothing to say', () => {
    const records = [asked, { events: [vote, settled, stopped, ended] }]
    for (const rule of [decidedOnce, decidedByThoseAsked, openHasWork])
      expect(found(rule, ...records)).toBe('')
  })

  it('in which a vote stands again for a task that asks somebody else now gives nothing to say', () => {
    const anew = { step: 'review', visit: 2 }
    const entered = { type: 'activated', ...anew, tasks: [{ number: 3, candidates: ['vp'] }] }
    const records = [asked, { events: [vote, settled, entered, { ...again, ...anew, task: 3 }] }]
    expect(found(decidedByThoseAsked, ...records)).toBe('')
  })

  it.each<[string, Rule, string, readonly Record[]]>([
    ['a second decision', decidedOnce, 'decided 2 times', [asked, { events: [vote] }, { events: [vote] }]],
    ['a decision too late', decidedOnce, 'not open', [asked, { events: [settled] }, { events: [vote] }]],
    ['a second settling', decidedOnce, 'settled 2 times', [asked, { events: [settled, settled] }]],
    ['a change after the end', decidedOnce, 'after the end', [asked, { events: [ended] }, { events: [] }]],
    ['a timer that ends twice', decidedOnce, 'is not set', [asked, { events: [stopped, stopped] }]],
    [
      'a timer too early',
      decidedOnce,
      'fires timer',
      [asked, { now: '2026-11-23T11:59:59.999Z', events: [fired] }],
    ],
    [
      'a decision by somebody else',
      decidedByThoseAsked,
      'was not asked',
      [asked, { actor: { person: 'vp' }, events: [{ ...vote, person: 'vp' }] }],
    ],
    [
      'a vote that stands again and was never given',
      decidedByThoseAsked,
      'was not asked',
      [asked, { actor: { person: 'vp' }, events: [{ ...again, task: 2 }] }],
    ],
    [
      'a decision in another name',
      decidedByThoseAsked,
      'for manager',
      [asked, { actor: { person: 'vp' }, events: [vote] }],
    ],
    [
      'the requester’s own',
      decidedByThoseAsked,
      'by the requester',
      [asked, { actor: { person: 'rep' }, events: [{ ...vote, person: 'rep' }] }],
    ],
    ['nothing that waits', openHasWork, 'nothing waits', [asked, { events: [settled, stopped] }]],
    ['work after the end', openHasWork, 'still wait', [asked, { events: [ended] }]],
  ])('shows %s', (_, rule, sentence, records) => {
    expect(found(rule, ...records)).toContain(sentence)
  })
})
