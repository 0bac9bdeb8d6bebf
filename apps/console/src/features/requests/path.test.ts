import { describe, expect, it } from 'vitest'
import type { RequestView } from '../../shared/api/views.ts'
import { pathOf } from './path.ts'

const REP = { id: 'rep', name: '王小明' }
const BOSS = { id: 'supervisor', name: '李主管' }
const AT = '2026-11-20T02:00:00.000Z'
const STEPS = ['draft', 'supervisor-review', 'manager-approval', 'in-service']

type Task = RequestView['tasks'][number]

const decided = (step: string, visit: number, person: typeof REP, outcome: string): Task => ({
  id: `${step}.${visit}`,
  step,
  visit,
  state: 'done',
  department: null,
  candidates: [person],
  mine: false,
  claimedBy: null,
  addedBy: null,
  instead: [],
  advice: [],
  vote: { person, for: null, outcome, opinion: null, at: AT },
})
const open = (step: string, visit: number, person: typeof REP): Task => ({
  ...decided(step, visit, person, ''),
  state: 'open',
  vote: null,
})

const request = (tasks: readonly Task[], now: { step: string; visit: number } | null) =>
  ({
    tasks: [...tasks],
    steps:
      now === null
        ? []
        : [{ id: now.step, visit: now.visit, since: AT, due: null, overdue: false, participants: [] }],
    endedAt: now === null ? AT : null,
  }) as unknown as RequestView

describe('the way of a request', () => {
  it('shows each visit to a step, with who decided what', () => {
    const tasks = [
      decided('draft', 1, REP, 'submit'),
      decided('supervisor-review', 1, BOSS, 'return'),
      open('draft', 2, REP),
    ]
    expect(pathOf(request(tasks, { step: 'draft', visit: 2 }), STEPS)).toEqual([
      { step: 'draft', visit: 1, state: 'done', people: ['王小明'], outcome: 'submit' },
      { step: 'supervisor-review', visit: 1, state: 'done', people: ['李主管'], outcome: 'return' },
      { step: 'draft', visit: 2, state: 'now', people: ['王小明'], outcome: null },
      { step: 'manager-approval', visit: null, state: 'later', people: [], outcome: null },
      { step: 'in-service', visit: null, state: 'later', people: [], outcome: null },
    ])
  })

  it('shows the present step also where there is no task to see', () => {
    const path = pathOf(request([], { step: 'supervisor-review', visit: 1 }), STEPS)
    expect(path.map(({ step, state }) => [step, state])).toEqual([
      ['supervisor-review', 'now'],
      ['manager-approval', 'later'],
      ['in-service', 'later'],
    ])
  })

  it('drops a step that the route went past', () => {
    const tasks = [decided('draft', 1, REP, 'submit'), open('in-service', 1, REP)]
    expect(pathOf(request(tasks, { step: 'in-service', visit: 1 }), STEPS).map(({ step }) => step)).toEqual([
      'draft',
      'in-service',
    ])
  })

  it('promises no further steps once the request has ended', () => {
    const tasks = [decided('draft', 1, REP, 'submit'), decided('supervisor-review', 1, BOSS, 'reject')]
    expect(pathOf(request(tasks, null), STEPS).map(({ step }) => step)).toEqual([
      'draft',
      'supervisor-review',
    ])
  })

  it('names only those a step still waits for', () => {
    const tasks = [decided('manager-approval', 1, BOSS, 'approve'), open('manager-approval', 1, REP)]
    const [step] = pathOf(request(tasks, { step: 'manager-approval', visit: 1 }), [])
    expect(step).toEqual({
      step: 'manager-approval',
      visit: 1,
      state: 'now',
      people: ['王小明'],
      outcome: null,
    })
  })

  it('console 2: names who comes next, also where it has been before', () => {
    const tasks = [
      decided('draft', 1, REP, 'submit'),
      decided('supervisor-review', 1, BOSS, 'approve'),
      decided('manager-approval', 1, BOSS, 'return'),
      open('supervisor-review', 2, BOSS),
    ]
    const route = [
      { step: 'supervisor-review', people: ['李主管'] },
      { step: 'manager-approval', people: ['王经理'] },
    ]
    expect(pathOf(request(tasks, { step: 'supervisor-review', visit: 2 }), STEPS, route).slice(3)).toEqual([
      { step: 'supervisor-review', visit: 2, state: 'now', people: ['李主管'], outcome: null },
      { step: 'manager-approval', visit: null, state: 'later', people: ['王经理'], outcome: null },
    ])
  })
})
