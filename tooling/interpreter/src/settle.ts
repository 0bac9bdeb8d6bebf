import { type FullStep, stops } from './language.ts'
import { settledBy } from './policies.ts'
import { fire } from './position.ts'
import { refuseIf } from './refused.ts'
import type { Activation } from './request.ts'
import { deliver, type Run } from './run.ts'
import { close, tellTooFew } from './steps.ts'
import { openNext } from './tasks.ts'
import { owe, wayBack } from './ways-back.ts'

export const stepOf = ({ language }: Run, key: string): FullStep => {
  const step = language.steps.get(key)
  if (step === undefined) throw new Error(`no step ${key}`)
  return step
}

/** After an answer: the step ends where its policy is satisfied, else whoever comes next is asked. */
export const goOn = (run: Run, activation: Activation): void => {
  const step = stepOf(run, activation.step)
  const outcome = settledBy(step, activation.tasks)
  if (outcome === null) {
    tellTooFew(run, step, activation)
    deliver(run, openNext(activation), 'task-opened')
    return
  }
  settle(run, activation, { outcome, to: outcome === 'return' ? wayBack(run, step, activation) : null })
}

type Ending = { readonly outcome: string; readonly to: string | null }

/** Ends the step and moves the request: back where it is returned to, straight back where that is owed, or on. */
export const settle = (run: Run, activation: Activation, { outcome, to }: Ending): void => {
  close(activation, run.world.now, outcome)
  run.changed = true
  run.logged = true
  if (outcome === 'return') run.returned = true
  const { step } = activation
  const goal = to ?? (stops(outcome) ? null : (run.request.straightBack?.[step] ?? null))
  if (to !== null) owe(run, to, stepOf(run, step).resubmit === 'straight-back' ? step : null)
  else if (goal !== null) owe(run, step, null)
  const moved = fire(run, goal === null ? { is: 'outcome', step, outcome } : { is: 'back', to: goal })
  refuseIf(!moved, 'outcome-not-possible')
}
