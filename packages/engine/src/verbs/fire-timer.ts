import { fireChart } from '../advance.ts'
import { afterEvent } from '../chart-config.ts'
import type { TimerKey } from '../command.ts'
import { sameTimer } from '../evolve.ts'
import type { Activation } from '../instance.ts'
import type { PersonId } from '../organisation.ts'
import { barredFrom, isActive } from '../participants/find-participants.ts'
import { chainOf } from '../participants/resolve-rule.ts'
import { refuse } from '../refusal.ts'
import { ruleContext } from '../rule-context.ts'
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
    else if (timer.name === DUE) fallDue(work, timer)
    else tellCandidates(work, timer, 'task-reminder')
    return null
  },
}

const elapse = (work: Work, { state, name }: TimerKey): void => {
  const event = afterEvent(state, name.slice('after-'.length))
  // A guarded delay whose condition does not hold passes without moving the chart, as in any statechart.
  fireChart(work, event)
}

const fallDue = (work: Work, timer: TimerKey): void => {
  emit(work, { type: 'overdue', step: timer.state, visit: timer.visit })
  const step = stepOf(work.compiled, timer.state)
  const escalate = step.due?.escalate
  if (escalate !== undefined && 'add' in escalate)
    addSuperiors(work, activationOf(work.instance, timer.state, timer.visit))
  tellCandidates(work, timer, 'task-overdue')
}

/** Escalation 升级: the superior of those who have not acted may act too; never the requester on their own request. */
const addSuperiors = (work: Work, activation: Activation): void => {
  const step = stepOf(work.compiled, activation.step)
  const barred = barredFrom(step, ruleContext(work, step.key))
  for (const task of activation.tasks.filter((one) => one.state === 'open')) {
    const superiors = task.candidates.flatMap((person) => {
      const next = chainOf(work.facts.directory, person).find(
        (one) => isActive(work.facts.directory, one) && mayJoin(work, one, barred),
      )
      return next === undefined || task.candidates.includes(next) ? [] : [next]
    })
    const added = [...new Set([...task.added, ...superiors])].sort()
    if (added.length === task.added.length) continue
    emit(work, {
      type: 'candidates-changed',
      step: activation.step,
      visit: activation.visit,
      task: task.number,
      candidates: [...new Set([...task.candidates, ...superiors])].sort(),
      added,
    })
  }
}

const mayJoin = (work: Work, person: PersonId, barred: ReadonlySet<PersonId>): boolean =>
  person !== work.instance.requester && !barred.has(person)

const tellCandidates = (
  work: Work,
  { state, visit }: TimerKey,
  kind: 'task-reminder' | 'task-overdue',
): void => {
  const people = activationOf(work.instance, state, visit).tasks.flatMap((task) =>
    task.state === 'open' ? task.candidates : [],
  )
  deliver(work, people, { kind, params: { step: state } })
}
