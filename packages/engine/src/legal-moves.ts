import { editableFields, requiredFields } from '@countersign/definition/steps'
import type { Actor, TaskNumber } from './command.ts'
import type { CompiledDefinition } from './compile.ts'
import { recordAnswers } from './directory-answers.ts'
import type { Facts } from './facts.ts'
import type { Instance } from './instance.ts'
import type { PersonId } from './organisation.ts'
import { STOPPING_OUTCOMES } from './policies/policy-rule.ts'
import type { Refusal } from './refusal.ts'
import { returnTargets } from './return-targets.ts'
import { permitOutcome } from './verbs/decide-task.ts'
import { delegatedBy } from './verbs/delegated-by.ts'
import { permitAnswer } from './verbs/permit-task.ts'
import { openTasks, type PlacedTask } from './verbs/standing.ts'
import { refuseUnlessAdministrator } from './verbs/standing-of-administrator.ts'
import { requesterForm } from './verbs/submit.ts'
import { TASK_VERB_NAMES, TASK_VERBS, type TaskVerb } from './verbs/task-verbs.ts'
import { VERBS } from './verbs/verbs.ts'
import { actingPerson, stepOf, type Work } from './work.ts'
import { workingTime } from './working-time.ts'

/** One outcome of a task: whether it may be chosen, and what choosing it takes. */
export type OutcomeMove = {
  readonly outcome: string
  readonly refusal: Refusal | null
  readonly opinionRequired: boolean
  /** Where a return may go; empty for every other outcome. */
  readonly returnTo: readonly string[]
  readonly requiredFields: readonly string[]
}

/** A verb on the whole instance, a decision on one task, or another verb on it; `refusal` says why it is not legal. */
export type Move =
  | {
      readonly verb: InstanceVerb
      readonly refusal: Refusal | null
      readonly editableFields: readonly string[]
      readonly requiredFields: readonly string[]
    }
  | {
      readonly verb: 'decide'
      readonly task: TaskNumber
      readonly step: string
      readonly refusal: Refusal | null
      readonly outcomes: readonly OutcomeMove[]
      readonly editableFields: readonly string[]
      /** Set where the answer decides nothing: who asked for it 委派. */
      readonly advises: PersonId | null
    }
  | {
      readonly verb: TaskVerb
      readonly task: TaskNumber
      readonly step: string
      readonly refusal: Refusal | null
    }
type InstanceVerb = (typeof PERSONAL_VERBS)[number] | (typeof ADMINISTRATIVE_VERBS)[number]

const PERSONAL_VERBS = [
  'save-draft',
  'submit',
  'discard',
  'withdraw',
  'take-back',
  'remind',
  'comment',
  'cc',
  'attach',
  'signal',
] as const

/** Told to administrators only: to everybody else they would be a list of what they never may. */
export const ADMINISTRATIVE_VERBS = ['reassign', 'suspend', 'resume', 'terminate', 'repair'] as const

/**
 * Everything a person might do on an instance now, each with the reason when it is not legal. The server refuses by the
 * same functions, so the screens and the refusals cannot disagree.
 */
export const legalMoves = (
  compiled: CompiledDefinition,
  instance: Instance,
  asked: { readonly actor: Actor; readonly facts: Facts },
): readonly Move[] => {
  const work: Work = {
    compiled,
    instance,
    actor: asked.actor,
    facts: { ...asked.facts, directory: recordAnswers(asked.facts.directory) },
    time: workingTime(asked.facts),
    seq: instance.seq + 1,
    events: [],
    deliveries: [],
    effects: [],
  }
  const form = requesterForm(work)
  const formFields = form === null ? NO_FIELDS : fieldsOf(work, form)
  return [
    ...openTasks(work).flatMap((placed) => [taskMove(work, placed), ...verbsOn(work, placed)]),
    ...verbsFor(work).map((verb) => {
      const edits = verb === 'save-draft' || verb === 'submit'
      return { verb, refusal: VERBS[verb].permit(work), ...(edits ? formFields : NO_FIELDS) }
    }),
  ]
}

const verbsFor = (work: Work): readonly InstanceVerb[] => [
  ...PERSONAL_VERBS.filter((verb) => verb !== 'signal' || hasSignals(work)),
  ...(refuseUnlessAdministrator(work) === null ? ADMINISTRATIVE_VERBS : []),
]

const hasSignals = ({ compiled }: Work): boolean =>
  [...compiled.steps.values()].some(({ kind }) => kind === 'signal')

const verbsOn = (work: Work, { activation, task }: PlacedTask): readonly Move[] =>
  TASK_VERB_NAMES.filter((verb) => verb !== 'remove-participant' || task.addedBy !== undefined).map(
    (verb) => ({
      verb,
      task: task.number,
      step: activation.step,
      refusal: TASK_VERBS[verb].permit(work, task.number),
    }),
  )

const NO_FIELDS = { editableFields: [], requiredFields: [] }

const fieldsOf = ({ compiled }: Work, { activation }: PlacedTask) => {
  const step = stepOf(compiled, activation.step)
  return {
    editableFields: editableFields(compiled.definition, step),
    requiredFields: requiredFields(compiled.definition, step),
  }
}

const taskMove = (work: Work, placed: PlacedTask): Move => {
  const step = stepOf(work.compiled, placed.activation.step)
  const { editableFields: editable, requiredFields: required } = fieldsOf(work, placed)
  return {
    verb: 'decide',
    task: placed.task.number,
    step: step.key,
    refusal: permitAnswer(work, placed.task.number),
    editableFields: editable,
    advises: delegatedBy(placed.task, actingPerson(work.actor)),
    outcomes: step.outcomes.map((outcome) => ({
      outcome,
      refusal: permitOutcome(work, placed.task.number, outcome),
      opinionRequired: step.opinion === 'required',
      returnTo: outcome === 'return' ? returnTargets(work, step) : [],
      requiredFields: STOPPING_OUTCOMES.has(outcome) ? [] : required,
    })),
  }
}
