import type { Definition } from '@countersign/definition/definition'
import {
  type PlacedState,
  type ResolvedStep,
  statesOf,
  stepsOf,
  walkStates,
} from '@countersign/definition/steps'
import {
  actionsAt,
  type PlacedAction,
  type PlacedTransition,
  placedTransitions,
} from './placed-transition.ts'

/** What lies outside the definition and is named in it, as of today. What is left out is not checked. */
export type References = {
  readonly people: readonly string[]
  /** Department keys. */
  readonly departments: readonly string[]
  /** The ranks that someone holds. */
  readonly ranks?: readonly string[]
  /** The fields of an account's profile 客户资料. */
  readonly profile?: readonly string[]
  /** Keys of the definitions in use. */
  readonly definitions?: readonly string[]
}

/** A draft as the checks read it: the definition and what each of them would else work out again. */
export type Draft = {
  readonly definition: Definition
  readonly references: References
  /** In document order; a key that is used twice is in here twice. */
  readonly placed: readonly PlacedState[]
  readonly states: ReadonlyMap<string, PlacedState>
  readonly steps: ReadonlyMap<string, ResolvedStep>
  readonly transitions: readonly PlacedTransition[]
  /** Of transitions, entries and exits. */
  readonly actions: readonly PlacedAction[]
}

const ownActions = (node: PlacedState['node'], pointer: string): readonly PlacedAction[] => [
  ...actionsAt(node.entry, `${pointer}/entry`),
  ...actionsAt(node.exit, `${pointer}/exit`),
]

export const draftOf = (definition: Definition, references: References): Draft => {
  const placed = [...walkStates(definition)]
  const transitions = placedTransitions(definition)
  const actions = [
    ...ownActions(definition.machine, '/machine'),
    ...placed.flatMap(({ node, pointer }) => ownActions(node, pointer)),
    ...transitions.flatMap((transition) => transition.actions),
  ]
  return {
    definition,
    references,
    placed,
    states: statesOf(definition),
    steps: stepsOf(definition),
    transitions,
    actions,
  }
}

/** Where a step's setting is written: with the step, or else with the defaults of its kind. */
export const settingPointer = (
  { definition, states }: Draft,
  step: ResolvedStep,
  setting: string,
): string => {
  const own = states.get(step.key)?.node.meta?.step
  if (own !== undefined && setting in own) return `${step.pointer}/${setting}`
  const defaults = definition.stepDefaults?.[step.kind]
  return defaults !== undefined && setting in defaults
    ? `/stepDefaults/${step.kind}/${setting}`
    : step.pointer
}
