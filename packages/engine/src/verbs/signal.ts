import { type Activation, openActivations } from '../instance.ts'
import { isActive } from '../participants/find-participants.ts'
import { resolveRule } from '../participants/resolve-rule.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { ruleContext } from '../rule-context.ts'
import { actingPerson, stepOf, type Work } from '../work.ts'
import { answerFromOutside } from './answer-from-outside.ts'
import { refuseUnlessRunning } from './standing.ts'
import type { VerbRule } from './verb.ts'

/** A signal that a step waits for, given by one of those whom the step's rules name, such as an integration's account. */
export const signal: VerbRule<'signal'> = {
  verb: 'signal',
  permit: (work) => {
    const refusal = refuseUnlessRunning(work)
    if (refusal !== null) return refusal
    if (awaited(work).length === 0) return refuse('wrong-step')
    return awaited(work).some((one) => maySend(work, one)) ? null : refuse('not-a-candidate')
  },
  execute: (work, { signal: name, outcome, fields }): Refusal | null => {
    const activation = awaited(work).find(
      (one) => stepOf(work.compiled, one.step).signal === name && maySend(work, one),
    )
    return activation === undefined
      ? refuse('wrong-step', {}, [{ path: '/signal', code: 'not-an-option' }])
      : answerFromOutside(work, activation, { outcome, fields })
  },
}

const awaited = ({ instance, compiled }: Work): readonly Activation[] =>
  openActivations(instance).filter(({ step }) => compiled.steps.get(step)?.kind === 'signal')

const maySend = (work: Work, { step }: Activation): boolean => {
  const person = actingPerson(work.actor)
  if (person === null || !isActive(work.facts.directory, person)) return false
  const context = ruleContext(work, step)
  return stepOf(work.compiled, step).participants.some((rule) => resolveRule(rule, context).includes(person))
}
