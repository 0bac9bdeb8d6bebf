import { type Activation, openActivations } from '../instance.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { emit, stepOf, type Work } from '../work.ts'
import { answerFromOutside } from './answer-from-outside.ts'
import { refuseUnlessRunning, refuseUnlessSystem } from './standing.ts'
import type { VerbRule } from './verb.ts'

const permit = (work: Work): Refusal | null => refuseUnlessSystem(work) ?? refuseUnlessRunning(work)

/** The visit of the step that asked; an answer to an earlier one is nobody's any more. */
const asking = ({ instance, compiled }: Work, step: string, visit: number): Activation | undefined =>
  openActivations(instance).find((one) => {
    if (one.step !== step || one.visit !== visit) return false
    const { kind } = stepOf(compiled, step)
    return kind === 'service' || kind === 'process'
  })

/** A service, or a process that was started for it, answered a step. */
export const completeStep: VerbRule<'complete-step'> = {
  verb: 'complete-step',
  permit,
  execute: (work, { step, visit, outcome, fields }) => {
    const activation = asking(work, step, visit)
    return activation === undefined
      ? refuse('wrong-step')
      : answerFromOutside(work, activation, { outcome, fields })
  },
}

/** What a step asked for failed for good: an operator is told, and may have it asked anew by a repair. */
export const failStep: VerbRule<'fail-step'> = {
  verb: 'fail-step',
  permit,
  execute: (work, { step, visit }) => {
    if (asking(work, step, visit) === undefined) return refuse('wrong-step')
    emit(work, { type: 'incident-raised', code: 'service-failed', state: step })
    return null
  },
}
