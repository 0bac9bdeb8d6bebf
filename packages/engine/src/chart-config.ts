import type { Action } from '@countersign/definition/action'
import type { Definition } from '@countersign/definition/definition'
import type { Guard, StateNode, Transition, TransitionObject } from '@countersign/definition/machine'
import type { ResolvedStep } from '@countersign/definition/steps'

/** The verbs that move the chart by their own name, wherever it stands; every other event belongs to one step. */
const CHART_VERBS = ['withdraw'] as const

/**
 * Any constant does: XState never waits here, the due instant is computed beside. It must be known to XState all the
 * same, because an unimplemented named delay fires at once.
 */
export const DELAY_PLACEHOLDER = 1_000_000

/** The event of one step's outcome: an outcome can never move a parallel neighbour. */
export const outcomeEvent = (step: string, outcome: string): string => `${step}:${outcome}`
/** The event that takes the chart back to a step; no outcome holds a `#`, so it is none of a step called `goto`. */
export const gotoEvent = (step: string): string => `goto:#${step}`
/** The event that XState itself raises when a state's `after` elapses. */
export const afterEvent = (state: string, delay: string): string => `xstate.after.${delay}.${state}`

type Reference = { readonly type: string; readonly params?: object }
type ConfigTransition = { target?: string; guard?: Guard; actions: readonly Reference[]; reenter?: boolean }
type ConfigNode = {
  id: string
  type?: 'atomic' | 'compound' | 'parallel' | 'final' | 'history'
  initial?: string
  history?: 'shallow' | 'deep'
  target?: string
  states?: { [key: string]: ConfigNode }
  on: { [event: string]: readonly ConfigTransition[] }
  after: { [delay: string]: readonly ConfigTransition[] }
  always?: readonly ConfigTransition[]
  onDone?: readonly ConfigTransition[]
  entry: readonly Reference[]
  exit: readonly Reference[]
}

type Scope = {
  readonly steps: ReadonlyMap<string, ResolvedStep>
  /** Steps below each compound state, the state itself included, in document order. */
  readonly stepsBelow: (node: StateNode, key: string) => readonly string[]
}

/**
 * The XState config of a definition: state ids are the state keys, outcomes become `step:outcome` events, every step
 * and every state with a delay announces that it is entered and left, and each step can be returned to by
 * `goto:#step` from the root and, first, from its own parallel region (so that a return leaves the neighbours alone).
 */
export const chartConfig = (definition: Definition, steps: ReadonlyMap<string, ResolvedStep>): ConfigNode => {
  const stepsBelow = (node: StateNode, key: string): readonly string[] => [
    ...(steps.has(key) ? [key] : []),
    ...Object.entries(node.states ?? {}).flatMap(([childKey, child]) => stepsBelow(child, childKey)),
  ]
  const scope: Scope = { steps, stepsBelow }
  const root = nodeConfig(definition.key, definition.machine, scope)
  addReturns(root, stepsBelow(definition.machine, definition.key))
  return root
}

const nodeConfig = (key: string, node: StateNode, scope: Scope): ConfigNode => {
  const config: ConfigNode = {
    id: key,
    on: eventsOf(key, node, scope),
    after: mapValues(node.after ?? {}, (transition) => transitions(transition)),
    entry: listOf(node.entry),
    exit: listOf(node.exit),
  }
  if (node.type !== undefined) config.type = node.type
  if (node.initial !== undefined) config.initial = node.initial
  if (node.history !== undefined) config.history = node.history
  if (node.target !== undefined) config.target = absolute(node.target)
  if (node.always !== undefined) config.always = transitions(node.always)
  if (node.onDone !== undefined) config.onDone = transitions(node.onDone)
  if (node.states !== undefined) {
    config.states = {}
    for (const [childKey, child] of Object.entries(node.states)) {
      const childConfig = nodeConfig(childKey, child, scope)
      if (node.type === 'parallel') addReturns(childConfig, scope.stepsBelow(child, childKey))
      config.states[childKey] = childConfig
    }
  }
  if (scope.steps.has(key) || node.after !== undefined) {
    config.entry = [{ type: 'entered', params: { state: key } }, ...config.entry]
    config.exit = [...config.exit, { type: 'left', params: { state: key } }]
  }
  return config
}

const addReturns = (config: ConfigNode, steps: readonly string[]): void => {
  for (const step of steps) config.on[gotoEvent(step)] = [{ target: `#${step}`, actions: [] }]
}

const eventsOf = (key: string, node: StateNode, scope: Scope): ConfigNode['on'] => {
  const on: ConfigNode['on'] = {}
  for (const [event, transition] of Object.entries(node.on ?? {})) {
    if ((CHART_VERBS as readonly string[]).includes(event)) {
      on[event] = transitions(transition)
      continue
    }
    // On a compound state an outcome is meant for every step inside that offers it, as it would bubble in a statechart.
    for (const step of scope.stepsBelow(node, key)) {
      if (scope.steps.get(step)?.outcomes.includes(event))
        on[outcomeEvent(step, event)] = outcomeTransitions(step, transition)
    }
  }
  return on
}

/** An outcome always ends the activation, so one that stays where it is must enter the step anew. */
const outcomeTransitions = (step: string, transition: Transition): readonly ConfigTransition[] =>
  transitions(transition).map((one) =>
    one.target === undefined || one.target === `#${step}`
      ? { ...one, target: `#${step}`, reenter: true }
      : one,
  )

const transitions = (transition: Transition): readonly ConfigTransition[] => {
  const list: readonly TransitionObject[] =
    typeof transition === 'string'
      ? [{ target: transition }]
      : Array.isArray(transition)
        ? transition
        : [transition as TransitionObject]
  return list.map((one) => {
    const config: ConfigTransition = { actions: listOf(one.actions) }
    if (one.target !== undefined) config.target = absolute(one.target)
    if (one.guard !== undefined) config.guard = one.guard
    if (one.reenter !== undefined) config.reenter = one.reenter
    return config
  })
}

/** Keys are unique within a definition, so a sibling, a child and `#key` all name a state by its id. */
const absolute = (target: string): string => `#${target.replace(/^[#.]/, '')}`

const listOf = (actions: Action | readonly Action[] | undefined): readonly Reference[] =>
  actions === undefined ? [] : Array.isArray(actions) ? actions : [actions as Action]

const mapValues = <A, B>(
  record: { readonly [key: string]: A },
  change: (value: A) => B,
): { [key: string]: B } =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
