import type { Instance } from '@countersign/engine/instance'
import { describe, expect, it } from 'vitest'
import { answered, asked, openTasks, started } from '../testing/requests.ts'
import type { CommitEntry } from './commit-entry.ts'
import { documentColumns } from './instance-row.ts'
import { candidateRows } from './projection.ts'
import { rowsOf } from './rows-of.ts'

describe('the rows of a decided command', () => {
  it('hold each of its effects, of the first command of a batch too', () => {
    const effect = {
      kind: 'start-process',
      params: { definition: 'x', requester: 'rep', fields: {} },
    } as const
    const entry = started()
    const effects = [0, 1].map((ordinal) => ({ ...effect, ordinal }))
    const { effects: rows } = rowsOf([{ ...entry, decision: { ...entry.decision, effects } }, started()])
    const { id, seq } = entry.decision.instance
    expect(rows.map((row) => [row.instance_id, row.seq, row.ordinal])).toEqual([
      [id, seq, 0],
      [id, seq, 1],
    ])
  })

  it('copy in only whoever was not copied in before', () => {
    const first = asked(started().decision.instance, { verb: 'cc', to: ['quality'] })
    const second = asked(first.decision.instance, { verb: 'cc', to: ['quality', 'finance'] })
    expect(rowsOf([second]).copies.map((row) => row.person_id)).toEqual(['finance'])
  })

  it('chain each record to the one before by its hash', () => {
    const first = started()
    const second = asked(first.decision.instance, { verb: 'comment', text: '请看' })
    expect(rowsOf([second]).records.map((row) => row.previous_hash)).toEqual([first.decision.instance.hash])
  })

  it('set a timer that differs from one before in its visit or its instant alone', () => {
    const { decision, before, timer } = withTimer()
    for (const change of [{ visit: 2 }, { dueAt: '2030-01-01T00:00:00.000Z' }]) {
      const instance = { ...before, timers: [{ ...timer, ...change }] }
      const rows = rowsOf([{ ...decision, before, decision: { ...decision.decision, instance } }])
      expect([rows.timersEnded.length, rows.timersSet.length]).toEqual([1, 1])
    }
  })

  it('close a task that was cancelled without an answer', () => {
    const waiting = started().decision.instance
    const [open] = openTasks(waiting)
    const { tasksChanged } = rowsOf([asked(waiting, { verb: 'withdraw' })])
    expect(tasksChanged.map(({ number, state }) => [number, state])).toEqual([[open?.number, 'cancelled']])
  })

  it('take the task out of the inbox of whoever is no candidate any more', () => {
    const entry = started()
    const before = entry.decision.instance
    const instance = givenTo(before, ['manager'])
    const rows = rowsOf([{ ...entry, before, decision: { ...entry.decision, instance } }])
    expect(rows.candidatesBack.map((row) => [row.person_id, row.open])).toEqual([['manager', true]])
    expect(rows.candidatesChanged.map((row) => [row.person_id, row.open])).toEqual([['supervisor', false]])
  })

  it('are new only for tasks that were not there before', () => {
    const first = started()
    const before = first.decision.instance
    const atFirst = rowsOf([first])
    expect(atFirst.tasksAdded.map(({ step }) => step)).toEqual(['draft', 'supervisor-review'])
    expect([...atFirst.tasksChanged, ...atFirst.candidatesChanged, ...atFirst.candidatesBack]).toEqual([])
    const then = rowsOf([answered(before, 'approve', { by: { person: 'supervisor' } })])
    expect(then.tasksChanged.map(({ step }) => step)).toEqual(['supervisor-review'])
    expect(then.candidatesChanged.map((row) => row.person_id)).toEqual(['supervisor'])
    const added = new Set(then.tasksAdded.map(({ number }) => number))
    expect(added.size).toBeGreaterThan(0)
    expect(then.candidatesAdded.every((row) => added.has(row.task_number))).toBe(true)
  })
})

const withTimer = () => {
  const decision: CommitEntry = started()
  const [timer] = decision.decision.instance.timers
  if (timer === undefined) throw new Error('the request waits without a timer')
  return { decision, timer, before: { ...decision.decision.instance, timers: [timer] } }
}

/** The instance with its open task in other hands. */
const givenTo = (instance: Instance, candidates: readonly string[]): Instance => ({
  ...instance,
  activations: instance.activations.map((activation) => ({
    ...activation,
    tasks: activation.tasks.map((task) => (task.state === 'open' ? { ...task, candidates } : task)),
  })),
})

describe('the list of what somebody decided 已办', () => {
  const decided = answered(givenTo(started().decision.instance, ['supervisor', 'manager']), 'approve', {
    by: { person: 'supervisor' },
  }).decision.instance
  const rows = decided.activations.flatMap((activation) =>
    activation.tasks.flatMap((task) => candidateRows(decided, activation, task)),
  )

  it('names who decided and no other candidate', () => {
    const [activation] = decided.activations.filter(({ step }) => step === 'supervisor-review')
    const task = activation?.tasks[0]?.number
    const seen = rows.filter((row) => row.task_number === task).map((row) => [row.person_id, row.decided_at])
    expect(seen).toEqual([
      ['supervisor', decided.updatedAt],
      ['manager', null],
    ])
  })

  it('does not hold the request for whoever handed it in', () => {
    expect(rows.filter((row) => row.person_id === 'rep').map((row) => row.decided_at)).toEqual([null])
  })
})

it('an instance is looked at again when any of its open steps was found under an older organisation', () => {
  const { instance } = started().decision
  const [open] = instance.activations.filter(({ endedAt }) => endedAt === null)
  if (open === undefined) throw new Error('the request waits nowhere')
  const activations = [5, 3, 4].map((organisation) => ({ ...open, organisation }))
  expect(documentColumns({ ...instance, activations }).organisation_revision).toBe(3)
})
