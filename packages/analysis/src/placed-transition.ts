import type { Action } from '@countersign/definition/action'
import type { Definition } from '@countersign/definition/definition'
import type { Guard, StateNode, Transition, TransitionObject } from '@countersign/definition/machine'
import { targetOf, walkStates } from '@countersign/definition/steps'

/** One alternative of a transition, with its place in the chart and in the definition. */
export type PlacedTransition = {
  /** The state that holds it; null for the machine itself. */
  readonly from: string | null
  readonly kind: 'on' | 'after' | 'always' | 'onDone'
  /** The outcome, verb or delay; empty for `always` and `onDone`. */
  readonly event: string
  readonly guard: Guard | null
  readonly actions: readonly PlacedAction[]
  /** As written; null for a transition that stays where it is. */
  readonly written: string | null
  /** The key of the state it leads to; null where it stays, or where the target is unknown. */
  readonly target: string | null
  readonly pointer: string
  readonly isLast: boolean
}

export type PlacedAction = { readonly action: Action; readonly pointer: string }

/** Actions with their places: one stands alone, several stand in a list. */
export const actionsAt = (
  actions: Action | readonly Action[] | undefined,
  pointer: string,
): readonly PlacedAction[] => {
  if (actions === undefined) return []
  const list = actions as readonly Action[]
  return Array.isArray(actions)
    ? list.map((action, index) => ({ action, pointer: `${pointer}/${index}` }))
    : [{ action: actions as Action, pointer }]
}

type Origin = Pick<PlacedTransition, 'from' | 'kind' | 'event'> & { readonly pointer: string }

const alternatives = (
  transition: Transition,
  pointer: string,
): readonly (readonly [TransitionObject, string])[] => {
  if (typeof transition === 'string') return [[{ target: transition }, pointer]]
  if (!Array.isArray(transition)) return [[transition as TransitionObject, pointer]]
  return transition.map((one, index) => [one, `${pointer}/${index}`] as const)
}

const place = (definition: Definition, transition: Transition, origin: Origin): PlacedTransition[] =>
  alternatives(transition, origin.pointer).map(([one, pointer], index, all) => ({
    ...origin,
    guard: one.guard ?? null,
    actions: actionsAt(one.actions, `${pointer}/actions`),
    written: one.target ?? null,
    target: one.target === undefined ? null : targetOf(definition, origin.from, one.target),
    pointer,
    isLast: index === all.length - 1,
  }))

const ofNode = (
  definition: Definition,
  node: StateNode,
  at: { from: string | null; pointer: string },
): PlacedTransition[] => [
  ...(['on', 'after'] as const).flatMap((kind) =>
    Object.entries(node[kind] ?? {}).flatMap(([event, transition]) =>
      place(definition, transition, {
        from: at.from,
        kind,
        event,
        pointer: `${at.pointer}/${kind}/${event}`,
      }),
    ),
  ),
  ...(['always', 'onDone'] as const).flatMap((kind) => {
    const transition = node[kind]
    if (transition === undefined) return []
    return place(definition, transition, { from: at.from, kind, event: '', pointer: `${at.pointer}/${kind}` })
  }),
]

/** Every transition of a definition, the machine's own first. */
export const placedTransitions = (definition: Definition): readonly PlacedTransition[] => [
  ...ofNode(definition, definition.machine, { from: null, pointer: '/machine' }),
  ...[...walkStates(definition)].flatMap(({ key, node, pointer }) =>
    ofNode(definition, node, { from: key, pointer }),
  ),
]
