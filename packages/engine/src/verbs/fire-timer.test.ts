import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form } from '../testing/definition.ts'
import { drafted, submitted } from '../testing/request.ts'

const timer = { system: 'timer' } as const
const due = { within: 'later', remind: ['-PT4H', '-PT30H'], escalate: { add: 'superior' } } as const
const dueSettings = { due: { ...due, remind: [...due.remind] } }
const definition = (by: readonly string[], settings: Parameters<typeof decision>[2] = {}) =>
  definitionOf({ draft: form('review'), review: decision(by, 'closed', { ...dueSettings, ...settings }) })

describe('a due step', () => {
  it('sets its due time and the reminders still ahead', () => {
    const request = submitted(definition(['manager']))
    expect(request.instance.activations[1]?.due).toBe('2026-11-03T01:00:00.000Z')
    expect(request.instance.timers.map(({ name, dueAt }) => [name, dueAt])).toEqual([
      ['remind-0', '2026-11-02T21:00:00.000Z'],
      ['due', '2026-11-03T01:00:00.000Z'],
    ])
  })

  it('reminds its candidates, once', () => {
    const request = submitted(definition(['manager'])).timerFires('remind-0')
    expect(request.last?.deliveries).toEqual([
      { ordinal: 0, to: 'manager', kind: 'task-reminder', params: { step: 'review' } },
    ])
    const command = { verb: 'fire-timer', timer: { state: 'review', visit: 1, name: 'remind-0' } } as const
    expect(request.refuses(timer, command)).toBe('timer-gone')
  })

  it('falls overdue, once, and stays to be decided', () => {
    const request = submitted(definition(['manager'])).timerFires('due')
    expect(request.instance.activations[1]?.overdue).toBe(true)
    expect(request.approvedBy('manager').instance.timers).toEqual([])
  })

  it('fires never early, whoever asks', () => {
    const request = submitted(definition(['manager']))
    const command = { verb: 'fire-timer', timer: { state: 'review', visit: 1, name: 'due' } } as const
    const refusal = request.refusalOf(timer, command)
    expect([refusal.code, refusal.params]).toEqual(['timer-not-due', { due: '2026-11-03T01:00:00.000Z' }])
    request.timePasses('P2D')
    expect(request.refuses('rep', command)).toBe('not-the-system')
    expect(request.refuses('manager', command)).toBe('not-the-system')
  })

  it.each([
    ['a name that was never set', { state: 'review', visit: 1, name: 'remind-7' }],
    ['another visit', { state: 'review', visit: 2, name: 'due' }],
    ['another state', { state: 'draft', visit: 1, name: 'due' }],
    ['a prototype', { state: '__proto__', visit: 1, name: 'constructor' }],
  ])('knows no timer of %s', (_, key) => {
    expect(
      submitted(definition(['manager']))
        .timePasses('P9D')
        .refuses(timer, { verb: 'fire-timer', timer: key }),
    ).toBe('timer-gone')
  })

  it('that was left has no timers, and entered anew has its own', () => {
    const request = submitted(definition(['manager'])).returnedBy('manager')
    expect(request.instance.timers).toEqual([])
    request.submittedAgain()
    expect(new Set(request.instance.timers.map((one) => one.visit))).toEqual(new Set([2]))
    expect(request.does('rep', { verb: 'withdraw' }).instance.timers).toEqual([])
  })

  it('of a draft ends with the draft', () => {
    const request = drafted(
      definitionOf({
        draft: form('review', { due: { within: 'soon' } }),
        review: decision(['manager'], 'closed'),
      }),
    )
    request.timerFires('due')
    expect(request.last?.deliveries).toEqual([
      { ordinal: 0, to: 'rep', kind: 'task-overdue', params: { step: 'draft' } },
    ])
    expect(request.does('rep', { verb: 'submit' }).instance.timers).toEqual([])
  })
})

describe('escalation', () => {
  it('adds the superior of whoever did not act; either may then decide', () => {
    const request = submitted(definition(['manager'])).timerFires('due')
    expect(request.candidates()).toEqual([['director', 'manager']])
    expect(request.last?.deliveries.map((one) => [one.to, one.kind])).toEqual([
      ['director', 'task-overdue'],
      ['manager', 'task-overdue'],
    ])
    expect(request.approvedBy('director').instance.status).toBe('completed')
  })

  it('passes over the requester, and over people who have left', () => {
    const own = submitted(definition(['rep2']), { by: 'supervisor' }).timerFires('due')
    expect(own.candidates()).toEqual([['manager', 'rep2']])
    const left = submitted(definition(['rep2']))
    left.organisationChanges({ gone: ['supervisor'] }).timerFires('due')
    expect(left.candidates()).toEqual([['manager', 'rep2']])
  })

  it('passes over whoever is kept apart from the step', () => {
    const request = submitted(
      definitionOf({
        draft: form('check'),
        check: decision(['manager'], 'review'),
        review: decision(['supervisor'], 'closed', { ...dueSettings, separateFrom: ['check'] }),
      }),
    )
    expect(request.approvedBy('manager').timerFires('due').candidates()).toEqual([['director', 'supervisor']])
  })

  it('adds nobody where everyone above is the requester', () => {
    const request = submitted(definition(['vp']), { by: 'gm' }).timerFires('due')
    expect(request.candidates()).toEqual([['vp']])
  })

  it('in an all-of step adds to the tasks still open only', () => {
    const request = submitted(definition(['finance', 'rep2'], { policy: { type: 'all' } }))
      .approvedBy('finance')
      .timerFires('due')
    expect(request.candidates()).toEqual([['rep2', 'supervisor']])
    expect(request.approvedBy('supervisor').instance.status).toBe('completed')
  })

  it('survives a change of the organisation, unless the superior has left', () => {
    const request = submitted(definition(['manager'])).timerFires('due')
    request.organisationChanges({ people: { quality: { rank: 'rep' } } })
    expect(request.candidates()).toEqual([['director', 'manager']])
    request.organisationChanges({ gone: ['director'] })
    expect(request.candidates()).toEqual([['manager']])
  })
})

it('a delayed transition belongs to the visit it was set in', () => {
  const node = decision(['manager'], 'closed')
  const request = submitted(
    definitionOf({ draft: form('review'), review: { ...node, after: { soon: '#closed' } } }),
  )
  const delays = () => request.instance.timers.filter(({ name }) => name === 'after-soon')
  const [first] = delays()
  request.returnedBy('manager').submittedAgain()
  expect([first, ...delays()].map((one) => one?.visit)).toEqual([1, 2])
  const stale = { verb: 'fire-timer', timer: { state: 'review', visit: 1, name: 'after-soon' } } as const
  expect(request.timePasses('P2D').refuses(timer, stale)).toBe('timer-gone')
  expect(request.timerFires('after-soon').instance.status).toBe('completed')
})
