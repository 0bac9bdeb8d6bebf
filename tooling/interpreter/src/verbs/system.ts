import type { CommandOf } from '../command.ts'
import { fire } from '../position.ts'
import { Refused, refuseIf } from '../refused.ts'
import { type Activation, isUnanswered } from '../request.ts'
import { deliver, type Run } from '../run.ts'
import { settle, stepOf } from '../settle.ts'
import { askedIn } from '../tasks.ts'
import { waysBack } from '../ways-back.ts'
import { addSuperiors, giveToSuperiors } from './escalate.ts'
import { mustBeSystem } from './permit.ts'

export const fireTimer = (run: Run, { timer }: CommandOf<'fire-timer'>): void => {
  mustBeSystem(run)
  const { request, world } = run
  const set = request.timers.find(
    (one) => one.state === timer.state && one.visit === timer.visit && one.name === timer.name,
  )
  if (set === undefined) throw new Refused('timer-gone')
  refuseIf(set.dueAt > world.now, 'timer-not-due')
  request.timers = request.timers.filter((one) => one !== set)
  run.logged = true
  if (timer.name.startsWith('after-')) {
    fire(run, { is: 'elapsed', state: timer.state, delay: timer.name.slice('after-'.length) })
    return
  }
  const activation = request.activations.find((one) => one.step === timer.state && one.visit === timer.visit)
  if (activation === undefined) throw new Error('a timer of no activation')
  if (timer.name === 'due') fallDue(run, activation)
  else deliver(run, askedIn(activation), 'task-reminder')
}

const fallDue = (run: Run, activation: Activation): void => {
  activation.overdue = true
  const step = stepOf(run, activation.step)
  const { add, reassign, outcome } = step.due?.escalate ?? {}
  const to = outcome === 'return' ? (waysBack(run, step)[0] ?? null) : null
  if (outcome !== undefined && (outcome !== 'return' || to !== null)) {
    settle(run, activation, { outcome, to })
    return
  }
  for (const task of activation.tasks.filter(isUnanswered)) {
    if (add !== undefined || reassign !== undefined) delete task.claimedBy
    if (add !== undefined) addSuperiors(run, step, task)
    if (reassign !== undefined) giveToSuperiors(run, step, task)
  }
  deliver(run, askedIn(activation), 'task-overdue')
}
