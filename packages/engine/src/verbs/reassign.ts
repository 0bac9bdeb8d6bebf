import { waitsOutside } from '../ask-outside.ts'
import { type Activation, isUnanswered, openActivations, type Stead, type Task } from '../instance.ts'
import { openTask, tellOfTask } from '../open-tasks.ts'
import type { PersonId } from '../organisation.ts'
import { placeOf } from '../participants/place.ts'
import { withSubstitutes } from '../participants/substitutes.ts'
import { isUnfilled } from '../policies/policy-rule.ts'
import { refuse } from '../refusal.ts'
import { ruleContext } from '../rule-context.ts'
import { activationOf, emit, stepOf, type Work } from '../work.ts'
import { refuseBroughtIn, refuseNoReason } from './bring-in.ts'
import { refuseUnlessRunning } from './standing.ts'
import { refuseOwnRequest, refuseUnlessAdministrator } from './standing-of-administrator.ts'
import type { VerbRule } from './verb.ts'

/**
 * Reassign 改派: an administrator gives the open work of a step to others, or names somebody where nobody was found; never
 * themself, and never the requester.
 */
export const reassign: VerbRule<'reassign'> = {
  verb: 'reassign',
  permit: (work) => {
    const refusal = refuseUnlessAdministrator(work) ?? refuseUnlessRunning(work) ?? refuseOwnRequest(work)
    if (refusal !== null) return refusal
    if (work.instance.status === 'draft') return refuse('nothing-submitted-yet')
    return reassignable(work).length > 0 ? null : refuse('nothing-to-reassign')
  },
  execute: (work, { step, task: number, to, reason }) => {
    const activation = reassignable(work).find((one) => one.step === step)
    if (activation === undefined) return refuse('wrong-step', {}, [{ path: '/step', code: 'not-an-option' }])
    const open = activation.tasks.filter(
      (task) => isUnanswered(task) && (number ?? task.number) === task.number,
    )
    if (number !== undefined && open.length === 0) return refuse('task-unknown')
    const refusal = refuseNoReason(reason) ?? refuseBroughtIn(work, activation, { people: to, path: '/to' })
    if (refusal !== null) return refusal
    for (const task of open) give(work, { activation, task }, to)
    if (open.length === 0) askAnew(work, activation, to)
    const { tasks } = activationOf(work.instance, step, activation.visit)
    if (!tasks.some(isUnfilled) && work.instance.incidents.some((incident) => incident.state === step))
      emit(work, { type: 'incident-resolved', state: step })
    return null
  },
}

/** The steps that wait for people. */
const reassignable = ({ instance, compiled }: Work): readonly Activation[] =>
  openActivations(instance).filter(({ step }) => !waitsOutside(stepOf(compiled, step)))

type Placed = { readonly activation: Activation; readonly task: Task }

/** They stand in the place of whoever the task was for: that person is not asked again when the organisation changes. */
const give = (work: Work, { activation, task }: Placed, to: readonly PersonId[]): void => {
  const { step, visit } = activation
  const owner = task.candidates[0] === undefined ? undefined : placeOf(task, task.candidates[0])
  const { candidates, instead } = withSubstitutes(stepOf(work.compiled, step), ruleContext(work, step), {
    people: to,
  })
  const places = Object.fromEntries(
    to.map((person): readonly [PersonId, Stead] => [person, { for: owner ?? person, by: 'reassignment' }]),
  )
  emit(work, {
    type: 'candidates-changed',
    step,
    visit,
    task: task.number,
    candidates,
    added: [...to].sort(),
    instead: { ...task.instead, ...places, ...instead },
  })
  if (task.state === 'open') tellOfTask(work, step, candidates)
}

/** Where nobody is left to be asked: one task for all of them, or one each, as the step's policy has it. */
const askAnew = (work: Work, { step, visit }: Activation, to: readonly PersonId[]): void => {
  const resolved = stepOf(work.compiled, step)
  const groups = resolved.policy.type === 'one' ? [to] : to.map((person) => [person])
  for (const people of groups) {
    const { candidates, instead } = withSubstitutes(resolved, ruleContext(work, step), { people })
    tellOfTask(work, step, candidates)
    openTask(
      work,
      { step, visit },
      {
        candidates,
        added: [...people].sort(),
        ...(Object.keys(instead).length > 0 && { instead }),
      },
    )
  }
}
