import type { FieldValues } from '@countersign/definition/field'
import { editableFields, type ResolvedStep } from '@countersign/definition/steps'
import { enterChart } from '../advance.ts'
import { type ChosenPeople, SUBMIT } from '../command.ts'
import { setFields } from '../fields.ts'
import { refuseBrokenRule } from '../form-rules.ts'
import type { PersonId } from '../organisation.ts'
import { isActive } from '../participants/find-participants.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { goOn } from '../settle-step.ts'
import { endTimers } from '../timers.ts'
import { actingPerson, emit, stepOf, type Work } from '../work.ts'
import { openTasks, type PlacedTask, refuseUnlessRequester, refuseUnlessRunning } from './standing.ts'
import type { VerbRule } from './verb.ts'

/** Submits the requester's form, a first draft or a returned request. A first draft is pinned to the live version. */
export const submit: VerbRule<'submit'> = {
  verb: 'submit',
  permit: (work) => {
    const refusal = refuseUnlessRunning(work) ?? refuseUnlessRequester(work)
    if (refusal !== null) return refusal
    // The live version may know the form of an older draft by another name, or not at all: it begins anew.
    return isOutdatedDraft(work) || requesterForm(work) !== null ? null : refuse('wrong-step')
  },
  execute: (work, command) => {
    repin(work)
    return submitDraft(work, { fields: command.fields ?? {}, chosen: command.chosen })
  },
}

type Submission = {
  readonly fields: FieldValues
  readonly chosen?: ChosenPeople | undefined
  readonly opinion?: string | null
  /** Which form, where the requester has several at once; the first when left out. */
  readonly form?: PlacedTask
}

/** True for a draft begun under another version than the one that decides its submit. */
export const isOutdatedDraft = ({ instance, compiled }: Pick<Work, 'instance' | 'compiled'>): boolean =>
  instance.status === 'draft' && instance.definition.hash !== compiled.pin.hash

/** Takes over the working copy and what came with the command, checks all of it, and moves on. */
export const submitDraft = (
  work: Work,
  { fields, chosen, opinion = null, form = requesterForm(work) ?? undefined }: Submission,
): Refusal | null => {
  if (form === undefined) return refuse('wrong-step')
  const step = stepOf(work.compiled, form.activation.step)
  const patch = { ...typedInto(work, step), ...fields }
  const refusal =
    setFields(work, step, { patch, completes: true }) ??
    refuseBrokenRule(work, step, SUBMIT) ??
    choosePeople(work, chosen)
  if (refusal !== null) return refusal
  const key = { step: step.key, visit: form.activation.visit }
  const person = actingPerson(work.actor) as PersonId
  emit(work, { type: 'submitted' })
  emit(work, {
    type: 'voted',
    ...key,
    task: form.task.number,
    person,
    outcome: SUBMIT,
    opinion,
    carried: false,
  })
  return goOn(work, key)
}

/** Keeps fields of an unfinished form; they may be incomplete but not wrong. */
export const setDraftFields = (work: Work, fields: FieldValues): Refusal | null => {
  const form = requesterForm(work)
  if (form === null) return refuse('wrong-step')
  return setFields(work, stepOf(work.compiled, form.activation.step), { patch: fields, completes: false })
}

/** The requester's open form that a submit completes, or null. */
export const requesterForm = (work: Work): PlacedTask | null =>
  openTasks(work).find(({ activation, task }) => {
    const step = work.compiled.steps.get(activation.step)
    return step?.outcomes.includes(SUBMIT) === true && task.candidates.includes(work.instance.requester)
  }) ?? null

/**
 * What the working copy changes: its values, and null for what it lacks. Only of fields that the form edits: the others
 * were not typed, and may have been set since the copy was made.
 */
const typedInto = ({ instance, compiled }: Work, step: ResolvedStep): FieldValues => {
  const { workingCopy } = instance
  if (workingCopy === null) return {}
  const value = (name: string) => (Object.hasOwn(workingCopy, name) ? workingCopy[name] : undefined) ?? null
  return Object.fromEntries(editableFields(compiled.definition, step).map((name) => [name, value(name)]))
}

/**
 * A draft begun under an older version begins anew on the live one; its fields are checked against that one's, without
 * those that the live one does not know: no form of it could clear them.
 */
const repin = (work: Work): void => {
  const { instance, compiled } = work
  if (!isOutdatedDraft(work)) return
  for (const { step, visit, endedAt } of instance.activations)
    if (endedAt === null) emit(work, { type: 'left', step, visit })
  endTimers(work, () => true)
  emit(work, { type: 'pinned', definition: compiled.pin })
  const { properties } = compiled.definition.fields
  const unknown = Object.keys(instance.fields)
    .filter((name) => !Object.hasOwn(properties, name))
    .sort()
  if (unknown.length > 0) emit(work, { type: 'fields-set', values: {}, cleared: unknown })
  enterChart(work)
}

const choosePeople = (work: Work, chosen: ChosenPeople = {}): Refusal | null => {
  const steps = [...work.compiled.steps.values()].filter((step) => choiceOf(step) !== undefined)
  const problems = steps.flatMap((step) => {
    const people = Object.hasOwn(chosen, step.key)
      ? (chosen[step.key] ?? [])
      : (work.instance.chosen[step.key] ?? [])
    const { min = 1, max = 50 } = choiceOf(step) ?? {}
    const path = `/chosen/${step.key}`
    if (people.length < min) return [{ path, code: 'too-few', params: { min } }]
    if (people.length > max) return [{ path, code: 'too-many', params: { max } }]
    return people.every((person) => isActive(work.facts.directory, person))
      ? []
      : [{ path, code: 'unknown-reference' }]
  })
  if (problems.length > 0) return refuse('people-to-choose', {}, problems)
  const wanted = Object.fromEntries(
    Object.entries(chosen).filter(([key]) => steps.some((step) => step.key === key)),
  )
  if (Object.keys(wanted).length > 0) emit(work, { type: 'people-chosen', chosen: wanted })
  return null
}

const choiceOf = (step: ResolvedStep) => step.participants.find((rule) => rule.rule === 'chosen')
