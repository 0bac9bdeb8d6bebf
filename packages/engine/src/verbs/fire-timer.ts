import { fireChart, settle } from '../advance.ts'
import { afterEvent } from '../chart-config.ts'
import type { TimerKey } from '../command.ts'
import { giveToSuperiors, joinSuperiors } from '../escalate.ts'
import { sameTimer } from '../evolve.ts'
import { isUnanswered, type Task } from '../instance.ts'
import { type ActivationKey, waitedFor } from '../open-tasks.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { returnTargets } from '../return-targets.ts'
import { DUE } from '../timers.ts'
import { activationOf, deliver, emit, stepOf, type Work } from '../work.ts'
import { refuseUnlessSystem } from './standing.ts'
import type { VerbRule } from './verb.ts'

/** A timer whose instant has come: a reminder, a due time, or a delayed transition of the chart. Ends it, once. */
export const fireTimer: VerbRule<'fire-timer'> = {
  verb: 'fire-timer',
  permit: refuseUnlessSystem,
  execute: (work, { timer }) => {
    const set = work.instance.timers.find((one) => sameTimer(one, timer))
    if (set === undefined) return refuse('timer-gone')
    if (set.dueAt > work.facts.now) return refuse('timer-not-due', { due: set.dueAt })
    const key = { state: timer.state, visit: timer.visit, name: timer.name }
    emit(work, { type: 'timer-ended', timer: key, by: 'fired' })
    if (timer.name.startsWith('after-')) elapse(work, timer)
    else if (timer.name === DUE) return fallDue(work, timer)
    else tellCandidates(work, timer, 'task-reminder')
    return null
  },
}

const elapse = (work: Work, { state, name }: TimerKey): void => {
  const event = afterEvent(state, name.slice('after-'.length))
  // A guarded delay whose condition does not hold passes without moving the chart, as in any statechart.
  fireChart(work, event)
}

const fallDue = (work: Work, timer: TimerKey): Refusal | null => {
  const key = { step: timer.state, visit: timer.visit }
  emit(work, { type: 'overdue', ...key })
  const step = stepOf(work.compiled, timer.state)
  const escalate = step.due?.escalate
  if (escalate !== undefined && 'outcome' in escalate) {
    const returnTo = escalate.outcome === 'return' ? (returnTargets(work, step)[0] ?? null) : null
    if (escalate.outcome !== 'return' || returnTo !== null)
      return settle(work, key, { name: escalate.outcome, returnTo })
  } else if (escalate !== undefined) {
    const how = 'add' in escalate ? joinSuperiors : giveToSuperiors
    for (const task of activationOf(work.instance, key.step, key.visit).tasks)
      if (isUnanswered(task)) how(work, key, released(work, key, task))
  }
  tellCandidates(work, timer, 'task-overdue')
  return null
}

/** Whoever had claimed it had their time. */
const released = (work: Work, key: ActivationKey, task: Task): Task => {
  if (task.claimedBy === undefined) return task
  emit(work, { type: 'released', ...key, task: task.number })
  const { claimedBy: _was, ...free } = task
  return free
}

const tellCandidates = (
  work: Work,
  { state, visit }: TimerKey,
  kind: 'task-reminder' | 'task-overdue',
): void => {
  const people = waitedFor(activationOf(work.instance, state, visit))
  deliver(work, people, { kind, params: { step: state } })
}
