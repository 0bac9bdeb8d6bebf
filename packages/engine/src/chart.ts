import type { Action } from '@countersign/definition/action'
import { ACTION_TYPES } from '@countersign/definition/action'
import type { ConditionContext } from '@countersign/definition/condition'
import type { Definition } from '@countersign/definition/definition'
import type { FieldValues } from '@countersign/definition/field'
import type { Guard } from '@countersign/definition/machine'
import type { ResolvedStep } from '@countersign/definition/steps'
import { conditionOf } from '@countersign/definition/table-condition'
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  assign,
  createActor,
  initialTransition,
  setup,
  transition,
} from 'xstate'
import { chartConfig, DELAY_PLACEHOLDER } from './chart-config.ts'
import { ChartMemory } from './chart-memory.ts'
import type { Conditions } from './conditions.ts'
import type { MachineState } from './instance.ts'
import { watchConditions } from './watch-conditions.ts'

/** What a move of the chart asks of the instance around it, in order. */
export type ChartEffect =
  | { readonly type: 'entered'; readonly state: string }
  | { readonly type: 'left'; readonly state: string }
  | { readonly type: 'delay-started'; readonly state: string; readonly delay: string }
  | { readonly type: 'delay-stopped'; readonly state: string; readonly delay: string }
  | { readonly type: 'action'; readonly action: Action }

/** One macrostep. `fieldsSet` holds what `set-fields` actions assigned. */
export type ChartMove = {
  readonly machine: MachineState
  readonly effects: readonly ChartEffect[]
  readonly fieldsSet: FieldValues
}

/** A statechart that is asked, never run: no clock, no actors, no side effects. */
export type Chart = {
  initial(context: ConditionContext): ChartMove
  /** True when the event would move the chart. */
  can(machine: MachineState, event: string, context: ConditionContext): boolean
  /** The move an event makes, or null when nothing takes it: XState would change nothing, silently. */
  fire(machine: MachineState, event: string, context: ConditionContext): ChartMove | null
}

/**
 * What the machine's context holds. A function, because XState walks through a restored context object by object
 * looking for actor references, and fields are the users' own data.
 */
type Context = { readonly read: () => Reading }
type Reading = { readonly conditions: ConditionContext; readonly fieldsSet: FieldValues }

/** Many more than any chart takes in one move; without a limit XState would follow a cycle of `always` for ever. */
const MAX_MICROSTEPS = 1000

/** Builds the chart of a definition: 2-10 ms for 300 states, so it is built once a version and kept. */
export const buildChart = (
  definition: Definition,
  steps: ReadonlyMap<string, ResolvedStep>,
  conditions: Conditions,
): Chart => {
  const watched = watchConditions(conditions)
  const machine = buildMachine(definition, steps, watched.conditions)
  const beginnings = new ChartMemory<ChartMove>(conditions)
  const moves = new ChartMemory<ChartMove | null>(conditions)
  const possible = new ChartMemory<boolean>(conditions)
  const restore = (state: MachineState, conditionContext: ConditionContext): AnyMachineSnapshot => {
    const snapshot = { ...state, children: {}, context: contextOf(conditionContext) }
    return createActor(machine, { snapshot: snapshot as never }).getSnapshot() as AnyMachineSnapshot
  }
  const move = (state: MachineState, event: string, context: ConditionContext): ChartMove | null => {
    const snapshot = restore(state, context)
    return snapshot.can({ type: event })
      ? moveOf(machine, transition(machine, snapshot, { type: event }))
      : null
  }
  return {
    initial: (context) =>
      beginnings.recall('', context, () =>
        watched.watch(() => moveOf(machine, initialTransition(machine, contextOf(context) as never))),
      ),
    can: (state, event, context) =>
      possible.recall(questionOf(state, event), context, () =>
        watched.watch(() => restore(state, context).can({ type: event })),
      ),
    fire: (state, event, context) =>
      moves.recall(questionOf(state, event), context, () => watched.watch(() => move(state, event, context))),
  }
}

/** Everything a move depends on besides conditions. */
const questionOf = ({ value, status, historyValue }: MachineState, event: string): string =>
  JSON.stringify([event, status, value, historyValue])

const buildMachine = (
  definition: Definition,
  steps: ReadonlyMap<string, ResolvedStep>,
  conditions: Conditions,
): AnyStateMachine => {
  const nothing = () => {}
  const setFields = assign(
    ({ context }: { context: Context }, params: { values: { [field: string]: string } }) => {
      const before = context.read()
      const set: { [field: string]: FieldValues[string] } = {}
      for (const [field, source] of Object.entries(params.values))
        set[field] = conditions.value(source, before.conditions)
      const fields = { ...before.conditions.fields, ...set }
      const after: Reading = {
        conditions: { ...before.conditions, fields },
        fieldsSet: { ...before.fieldsSet, ...set },
      }
      return { read: () => after }
    },
  )
  return setup({
    types: {} as { context: Context; input: Context },
    actions: {
      ...Object.fromEntries([...ACTION_TYPES, 'entered', 'left'].map((type) => [type, nothing])),
      'set-fields': setFields as never,
    },
    guards: {
      cel: ({ context }: { context: Context }, params: CelParams) =>
        conditions.holds(conditionOf({ type: 'cel', params }), context.read().conditions),
      table: ({ context }: { context: Context }, params: TableParams) =>
        conditions.holds(conditionOf({ type: 'table', params }), context.read().conditions),
    } as never,
    delays: Object.fromEntries(Object.keys(definition.delays ?? {}).map((name) => [name, DELAY_PLACEHOLDER])),
  }).createMachine({
    ...chartConfig(definition, steps),
    context: ({ input }: { input: Context }) => input,
    options: { maxIterations: MAX_MICROSTEPS },
  } as never) as unknown as AnyStateMachine
}

type CelParams = Extract<Guard, { type: 'cel' }>['params']
type TableParams = Extract<Guard, { type: 'table' }>['params']

const contextOf = (conditions: ConditionContext): Context => {
  const reading: Reading = { conditions, fieldsSet: {} }
  return { read: () => reading }
}

type RawAction = { readonly type: string; readonly params?: unknown }

const moveOf = (
  machine: AnyStateMachine,
  [snapshot, actions]: readonly [AnyMachineSnapshot, readonly RawAction[]],
): ChartMove => {
  const persisted = machine.getPersistedSnapshot(snapshot) as unknown as Omit<MachineState, 'status'> & {
    readonly status: string
    readonly error?: unknown
  }
  if (persisted.status === 'error') throw persisted.error
  return {
    machine: {
      value: persisted.value,
      status: persisted.status === 'done' ? 'done' : 'active',
      historyValue: persisted.historyValue,
    },
    effects: actions.flatMap(effectOf),
    fieldsSet: (snapshot.context as Context).read().fieldsSet,
  }
}

const effectOf = (action: RawAction): readonly ChartEffect[] => {
  const params = action.params as { [name: string]: unknown }
  switch (action.type) {
    case 'entered':
    case 'left':
      return [{ type: action.type, state: params['state'] as string }]
    case 'xstate.raise':
      return delayOf('delay-started', params['id'] as string | undefined)
    case 'xstate.cancel':
      return delayOf('delay-stopped', params['sendId'] as string | undefined)
    case 'set-fields':
      return []
    default:
      return [{ type: 'action', action: { type: action.type, params: action.params } as Action }]
  }
}

/** XState names a delayed transition `xstate.after.<delay>.<state id>`; keys hold no dots. */
const delayOf = (type: 'delay-started' | 'delay-stopped', id: string | undefined): readonly ChartEffect[] => {
  const [, delay, state] = /^xstate\.after\.([^.]+)\.([^.]+)$/.exec(id ?? '') ?? []
  return delay === undefined || state === undefined ? [] : [{ type, state, delay }]
}
