import { addSubstitutes } from '../add-substitutes.ts'
import { chartMight } from '../advance.ts'
import { outcomeEvent } from '../chart-config.ts'
import { SUBMIT } from '../command.ts'
import { setFields } from '../fields.ts'
import { refuseBrokenRule } from '../form-rules.ts'
import type { PersonId } from '../organisation.ts'
import { substitutedBy } from '../participants/place.ts'
import { STOPPING_OUTCOMES } from '../policies/policy-rule.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { returnTargets } from '../return-targets.ts'
import { goOn } from '../settle-step.ts'
import { actingPerson, deliver, emit, stepOf, type Work } from '../work.ts'
import { delegatedBy } from './delegated-by.ts'
import { findTask, permitAnswer, refuseClosedTask } from './permit-task.ts'
import type { PlacedTask } from './standing.ts'
import { isOutdatedDraft, submit, submitDraft } from './submit.ts'
import type { CommandOf } from './verb.ts'

const MAX_OPINION = 4000

/** Decides one task: the vote is kept, and once the step's policy is satisfied the chart moves. */
export const decideTask = (work: Work, command: CommandOf<'decide'>): Refusal | null => {
  if (command.outcome === SUBMIT && isOutdatedDraft(work)) return submitOutdatedDraft(work, command)
  const refusal =
    permitAnswer(work, command.task) ??
    permitOutcome(work, command.task, command.outcome) ??
    checkOpinion(work, command)
  if (refusal !== null) return refusal
  const form = findTask(work, command.task) as PlacedTask
  const { activation, task } = form
  const delegator = delegatedBy(task, actingPerson(work.actor))
  if (delegator !== null) return advise(work, form, { ...command, delegator })
  if (command.outcome === SUBMIT && actingPerson(work.actor) === work.instance.requester)
    return submitDraft(work, { fields: command.fields ?? {}, opinion: blankToNull(command.opinion), form })
  const step = stepOf(work.compiled, activation.step)
  const target = returnTarget(work, activation.step, command)
  if (typeof target === 'object' && target !== null) return target
  const stops = STOPPING_OUTCOMES.has(command.outcome)
  const fields = setFields(work, step, { patch: command.fields ?? {}, completes: !stops })
  if (fields !== null) return fields
  const broken = refuseBrokenRule(work, step, command.outcome)
  if (broken !== null) return broken
  return answer(work, form, { ...command, opinion: blankToNull(command.opinion), returnTo: target })
}

type Answer = {
  readonly outcome: string
  readonly opinion: string | null
  readonly returnTo: string | null
}

/** Keeps the vote and goes on: whoever waited for it is asked, and a step that it settles is left. */
const answer = (work: Work, { activation, task }: PlacedTask, given: Answer): Refusal | null => {
  const key = { step: activation.step, visit: activation.visit }
  const person = actingPerson(work.actor) as PersonId
  const absent = substitutedBy(task, person)
  emit(work, {
    type: 'voted',
    ...key,
    task: task.number,
    person,
    outcome: given.outcome,
    opinion: given.opinion,
    carried: false,
    ...(absent !== undefined && { for: absent }),
    ...(given.returnTo !== null && { to: given.returnTo }),
  })
  return goOn(work, key)
}

/** The task and its step belong to the older version; the submit begins the draft anew on the live one. */
const submitOutdatedDraft = (work: Work, { task, fields = {} }: CommandOf<'decide'>): Refusal | null => {
  const placed = findTask(work, task)
  if (placed === null) return refuse('task-unknown')
  return (
    refuseClosedTask(work, placed) ?? submit.permit(work) ?? submit.execute(work, { verb: 'submit', fields })
  )
}

/** Whether one outcome of a task is open to the actor, apart from opinion and fields. */
export const permitOutcome = (work: Work, number: number, outcome: string): Refusal | null => {
  const { activation } = findTask(work, number) as PlacedTask
  const step = stepOf(work.compiled, activation.step)
  if (!step.outcomes.includes(outcome)) return refuse('outcome-unknown', { outcome })
  const draft = outcome === SUBMIT && work.instance.status === 'draft'
  if (draft && actingPerson(work.actor) !== work.instance.requester) return refuse('not-the-requester')
  if (outcome === 'return') return returnTargets(work, step).length === 0 ? refuse('return-nowhere') : null
  return chartMight(work, outcomeEvent(step.key, outcome))
    ? null
    : refuse('outcome-not-possible', { outcome })
}

const checkOpinion = (work: Work, { task, opinion }: CommandOf<'decide'>): Refusal | null => {
  const { activation } = findTask(work, task) as PlacedTask
  const required = stepOf(work.compiled, activation.step).opinion === 'required'
  if (required && blankToNull(opinion) === null)
    return refuse('opinion-required', {}, [{ path: '/opinion', code: 'required' }])
  if ((opinion ?? '').length > MAX_OPINION)
    return refuse('text-too-long', { max: MAX_OPINION }, [
      { path: '/opinion', code: 'too-long', params: { max: MAX_OPINION } },
    ])
  return null
}

/** The step a return goes to: the one asked for, or the first of those possible; null for any other outcome. */
const returnTarget = (
  work: Work,
  step: string,
  { outcome, to }: CommandOf<'decide'>,
): string | Refusal | null => {
  if (outcome !== 'return') return null
  const possible = returnTargets(work, stepOf(work.compiled, step))
  const target = to ?? possible[0]
  if (target !== undefined && possible.includes(target)) return target
  return refuse('return-target-unknown', { to: to ?? '' }, [{ path: '/to', code: 'not-an-option' }])
}

/** A delegate's answer 委派 decides nothing: it goes to the delegator, whose task it is again. */
const advise = (
  work: Work,
  { activation: { step, visit }, task }: PlacedTask,
  { outcome, opinion, delegator }: CommandOf<'decide'> & { readonly delegator: PersonId },
): null => {
  const person = actingPerson(work.actor) as PersonId
  const given = { outcome, opinion: blankToNull(opinion) }
  const place = { step, visit, task: task.number }
  emit(work, { type: 'advised', ...place, person, for: delegator, ...given })
  addSubstitutes(work, place, { person: delegator })
  deliver(work, [delegator], { kind: 'task-opened', params: { step } })
  return null
}

const blankToNull = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text
