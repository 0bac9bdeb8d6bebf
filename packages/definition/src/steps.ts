import type { Definition } from './definition.ts'
import type { Label } from './label.ts'
import type { EndStatus, StateNode } from './machine.ts'
import type { ParticipantRule } from './participant-rule.ts'
import type { Policy } from './policy.ts'
import type { Due, FieldPermission, FormRule, Step, StepKind } from './step.ts'

/** A state with its place in the chart. `pointer` is the JSON pointer of the node within the definition. */
export type PlacedState = {
  readonly key: string
  readonly node: StateNode
  /** Null for a state at the top of the machine. */
  readonly parent: string | null
  /** Keys from the top down to the parent. */
  readonly ancestors: readonly string[]
  readonly pointer: string
}

/** What a node is, where its `type` may be left out. */
export type StateType = NonNullable<StateNode['type']>

/** A step 环节 with its definition's defaults and the product's defaults filled in: nothing is left to be guessed. */
export type ResolvedStep = {
  readonly key: string
  readonly pointer: string
  readonly kind: StepKind
  readonly title: Label | null
  readonly participants: readonly ParticipantRule[]
  readonly outcomes: readonly string[]
  readonly outcomeTitles: Readonly<Record<string, Label>>
  readonly opinion: 'required' | 'optional'
  readonly policy: Policy
  readonly returnTo: 'earlier' | 'requester' | readonly string[]
  readonly resubmit: 'walk-again' | 'straight-back'
  readonly onSelf: 'superior' | 'skip'
  readonly onEmpty: 'superior' | 'administrator' | 'skip'
  readonly onRepeated: 'ask' | 'carry'
  readonly onDeparted: 'superior' | 'administrator'
  readonly separateFrom: readonly string[]
  readonly form: Readonly<Partial<Record<string, FieldPermission>>>
  readonly due: Due | null
  readonly bulk: boolean
  readonly rules: readonly FormRule[]
  readonly definition: string | null
  readonly input: Readonly<Record<string, string>>
  readonly webhook: string | null
  readonly signal: string | null
}

const OUTCOMES: Readonly<Record<StepKind, readonly string[]>> = {
  form: ['submit'],
  decision: ['approve', 'return', 'reject'],
  service: ['complete'],
  process: ['complete', 'reject'],
  signal: ['complete'],
}

export const stateType = (node: StateNode): StateType =>
  node.type ?? (node.states === undefined ? 'atomic' : 'compound')

function* walk(
  states: Readonly<Record<string, StateNode>>,
  above: Pick<PlacedState, 'ancestors' | 'pointer'>,
): Generator<PlacedState> {
  for (const [key, node] of Object.entries(states)) {
    const pointer = `${above.pointer}/states/${key}`
    yield { key, node, parent: above.ancestors.at(-1) ?? null, ancestors: above.ancestors, pointer }
    if (node.states !== undefined) yield* walk(node.states, { ancestors: [...above.ancestors, key], pointer })
  }
}

/** Every state of the machine in document order, parents before their children; the machine itself is not one. */
export const walkStates = (definition: Definition): Iterable<PlacedState> =>
  walk(definition.machine.states, { ancestors: [], pointer: '/machine' })

const indexes = new WeakMap<Definition['machine'], ReadonlyMap<string, PlacedState>>()

/**
 * The states by key. Where a key is used twice (an error that the check reports) the first one stands. Kept per
 * machine, which is never changed in place.
 */
export const statesOf = (definition: Definition): ReadonlyMap<string, PlacedState> => {
  const known = indexes.get(definition.machine)
  if (known !== undefined) return known
  const index = new Map<string, PlacedState>()
  for (const state of walkStates(definition)) if (!index.has(state.key)) index.set(state.key, state)
  indexes.set(definition.machine, index)
  return index
}

const resolve = (state: PlacedState, own: Step, definition: Definition): ResolvedStep => {
  const step = { ...definition.stepDefaults?.[own.kind], ...own }
  return {
    key: state.key,
    pointer: `${state.pointer}/meta/step`,
    kind: step.kind,
    title: step.title ?? state.node.meta?.title ?? null,
    participants: step.participants ?? [],
    outcomes: step.outcomes ?? OUTCOMES[step.kind],
    outcomeTitles: step.outcomeTitles ?? {},
    opinion: step.opinion ?? (step.kind === 'decision' ? 'required' : 'optional'),
    policy: step.policy ?? { type: 'one' },
    returnTo: step.returnTo ?? 'earlier',
    resubmit: step.resubmit ?? 'walk-again',
    onSelf: step.onSelf ?? 'superior',
    onEmpty: step.onEmpty ?? 'superior',
    onRepeated: step.onRepeated ?? 'ask',
    onDeparted: step.onDeparted ?? 'superior',
    separateFrom: step.separateFrom ?? [],
    form: step.form ?? { '*': 'read' },
    due: step.due ?? null,
    bulk: step.bulk ?? false,
    rules: step.rules ?? [],
    definition: step.definition ?? null,
    input: step.input ?? {},
    webhook: step.webhook ?? null,
    signal: step.signal ?? null,
  }
}

/** The steps in document order, each complete. A step's own setting replaces the default as a whole. */
export const stepsOf = (definition: Definition): ReadonlyMap<string, ResolvedStep> => {
  const steps = new Map<string, ResolvedStep>()
  for (const state of walkStates(definition)) {
    const step = state.node.meta?.step
    if (step !== undefined && !steps.has(state.key)) steps.set(state.key, resolve(state, step, definition))
  }
  return steps
}

/** What a step's form does with a field: its own entry, else the one for `*`, else it is read. */
export const formPermission = (step: Pick<ResolvedStep, 'form'>, field: string): FieldPermission =>
  (Object.hasOwn(step.form, field) ? step.form[field] : step.form['*']) ?? 'read'

const fieldsWith = (
  definition: Definition,
  step: ResolvedStep,
  accepted: readonly FieldPermission[],
): string[] =>
  Object.keys(definition.fields.properties).filter((field) => accepted.includes(formPermission(step, field)))

/** The fields a step's participants see, in document order. */
export const shownFields = (definition: Definition, step: ResolvedStep): string[] =>
  fieldsWith(definition, step, ['edit', 'required', 'read'])

/** The fields a step's participants may change. */
export const editableFields = (definition: Definition, step: ResolvedStep): string[] =>
  fieldsWith(definition, step, ['edit', 'required'])

/**
 * The fields that must be filled before a step completes: those its form requires, and those it may edit that the
 * definition requires at all.
 */
export const requiredFields = (definition: Definition, step: ResolvedStep): string[] => {
  const always = new Set(definition.fields.required)
  return editableFields(definition, step).filter(
    (field) => always.has(field) || formPermission(step, field) === 'required',
  )
}

/**
 * The key of the state that a target names, or null when there is none. `from` is the state that holds the transition,
 * null for the machine itself (which, as in XState, has no siblings: only `#key` and `.key` lead anywhere from it).
 */
export const targetOf = (definition: Definition, from: string | null, target: string): string | null => {
  const states = statesOf(definition)
  const key = target.replace(/^[#.]/, '')
  const found = states.get(key)
  if (found === undefined) return null
  if (target.startsWith('#')) return key
  if (target.startsWith('.')) return found.parent === from ? key : null
  if (from === null) return null
  const source = states.get(from)
  return source !== undefined && source.parent === found.parent ? key : null
}

/** How an instance stands when it ends in this final state: `meta.end`, else by its key, else completed. */
export const endStatus = (key: string, node: StateNode): EndStatus => {
  if (node.meta?.end !== undefined) return node.meta.end
  return key === 'rejected' || key === 'withdrawn' ? key : 'completed'
}
