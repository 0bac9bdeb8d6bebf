import { chartMight, settle } from '../advance.ts'
import { outcomeEvent } from '../chart-config.ts'
import { SUBMIT } from '../command.ts'
import { setFields } from '../fields.ts'
import type { Activation, Vote } from '../instance.ts'
import type { PersonId } from '../organisation.ts'
import { barredFrom, findParticipants, isActive } from '../participants/find-participants.ts'
import { policyRule } from '../policies/policy.ts'
import { STOPPING_OUTCOMES } from '../policies/policy-rule.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { returnTargets } from '../return-targets.ts'
import { ruleContext } from '../rule-context.ts'
import { actingPerson, activationOf, emit, stepOf, type Work } from '../work.ts'
import { type PlacedTask, refuseUnlessRunning } from './standing.ts'
import { isOutdatedDraft, submit, submitDraft } from './submit.ts'
import type { CommandOf } from './verb.ts'

const MAX_OPINION = 4000

/** Decides one task: the vote is kept, and once the step's policy is satisfied the chart moves. */
export const decideTask = (work: Work, command: CommandOf<'decide'>): Refusal | null => {
  if (command.outcome === SUBMIT && isOutdatedDraft(work)) return submitOutdatedDraft(work, command)
  const refusal =
    permitTask(work, command.task) ??
    permitOutcome(work, command.task, command.outcome) ??
    checkOpinion(work, command)
  if (refusal !== null) return refusal
  const form = findTask(work, command.task) as PlacedTask
  const { activation } = form
  if (command.outcome === SUBMIT && actingPerson(work.actor) === work.instance.requester)
    return submitDraft(work, { fields: command.fields ?? {}, opinion: blankToNull(command.opinion), form })
  const step = stepOf(work.compiled, activation.step)
  const target = returnTarget(work, activation.step, command)
  if (typeof target === 'object' && target !== null) return target
  const stops = STOPPING_OUTCOMES.has(command.outcome)
  const fields = setFields(work, step, { patch: command.fields ?? {}, completes: !stops })
  if (fields !== null) return fields
  const key = { step: activation.step, visit: activation.visit }
  emit(work, {
    type: 'voted',
    ...key,
    task: command.task,
    person: actingPerson(work.actor) as PersonId,
    outcome: command.outcome,
    opinion: blankToNull(command.opinion),
    carried: false,
  })
  const outcome = policyRule(step.policy).settle(activationOf(work.instance, key.step, key.visit).tasks)
  return outcome === null ? null : settle(work, key, { name: outcome, returnTo: target })
}

/** The task and its step belong to the older version; the submit begins the draft anew on the live one. */
const submitOutdatedDraft = (work: Work, { task, fields = {} }: CommandOf<'decide'>): Refusal | null => {
  const placed = findTask(work, task)
  if (placed === null) return refuse('task-unknown')
  return (
    refuseClosedTask(work, placed) ?? submit.permit(work) ?? submit.execute(work, { verb: 'submit', fields })
  )
}

/** Whether the actor may act on the task at all: it is open, theirs, and theirs by today's rule too. */
export const permitTask = (work: Work, number: number): Refusal | null => {
  const placed = findTask(work, number)
  if (placed === null) return refuse('task-unknown')
  const closed = refuseClosedTask(work, placed) ?? refuseUnlessRunning(work)
  if (closed !== null) return closed
  const { activation, task } = placed
  const person = actingPerson(work.actor)
  const step = stepOf(work.compiled, activation.step)
  if (person === null) return refuse('not-a-candidate')
  if (step.kind === 'decision' && person === work.instance.requester) return refuse('requester-never-decides')
  if (!task.candidates.includes(person)) return refuse('not-a-candidate')
  if (!isActive(work.facts.directory, person)) return refuse('no-longer-a-candidate')
  if (barredFrom(step, ruleContext(work, step.key)).has(person)) return refuse('separation-of-duties')
  return isNamedToday(work, placed, person) ? null : refuse('no-longer-a-candidate')
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

const findTask = ({ instance }: Pick<Work, 'instance'>, number: number): PlacedTask | null => {
  for (const activation of instance.activations) {
    const task = activation.tasks.find((one) => one.number === number)
    if (task !== undefined) return { activation, task }
  }
  return null
}

/** A closed task names whoever decided it, or the step, and when. */
const refuseClosedTask = ({ instance }: Work, { activation, task }: PlacedTask): Refusal | null => {
  if (task.state === 'open') return null
  const vote = task.vote ?? (activation.outcome === null ? undefined : lastVote(activation))
  if (vote === undefined) return refuse('task-cancelled', { at: activation.endedAt ?? instance.updatedAt })
  return refuse('task-already-decided', { by: vote.person, at: vote.at, outcome: vote.outcome })
}

const lastVote = ({ tasks }: Activation): Vote | undefined =>
  tasks
    .flatMap(({ vote }) => (vote === null ? [] : [vote]))
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1)

/** Candidates were found when the step was entered; if the organisation has changed since, today's rule decides. */
const isNamedToday = (work: Work, { activation, task }: PlacedTask, person: PersonId): boolean => {
  if (activation.organisation === work.facts.directory.revision || task.added.includes(person)) return true
  const today = findParticipants(stepOf(work.compiled, activation.step), ruleContext(work, activation.step))
  return today.found === 'people' && today.people.includes(person)
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

const blankToNull = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text
