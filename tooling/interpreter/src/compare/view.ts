import type { Decision } from '@countersign/engine/decision'
import type { Instance, StateValue } from '@countersign/engine/instance'
import type { Language } from '../language.ts'
import type { Delivery, Effect, Request } from '../request.ts'

/** Everything that both readings must agree on, in one order. */
export type View = { readonly [name: string]: unknown }

const keysOf = (value: StateValue): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)])

const timers = (list: readonly { state: string; visit: number; name: string; dueAt: string }[]) =>
  list.map(({ state, visit, name, dueAt }) => `${state}#${visit} ${name} ${dueAt}`).toSorted()

const suspended = ({
  suspended: kept,
}: Pick<Instance, 'suspended'> | Pick<Request, 'suspended'>): { readonly suspended?: object } =>
  kept === undefined ? {} : { suspended: { at: kept.at, timers: timers(kept.timers) } }

const deliveries = (list: readonly Delivery[]) => list.map(({ to, kind }) => `${kind} ${to}`).toSorted()

/** What a command promised: the engine's decision, or the rows that its commit wrote. */
export type Promised = {
  readonly deliveries: readonly Delivery[]
  readonly effects: readonly Pick<Decision['effects'][number], 'params'>[]
}

export const viewOfEngine = (instance: Instance, decision: Promised): View => {
  const { definition: _pin, hash: _hash, machine, timers: set, ...rest } = instance
  return {
    ...rest,
    ...suspended(rest),
    standing: keysOf(machine.value).toSorted(),
    remembered: Object.fromEntries(
      Object.entries(machine.historyValue).map(([key, places]) => [
        key,
        places.map(({ id }) => id).toSorted(),
      ]),
    ),
    timers: timers(set),
    deliveries: deliveries(decision.deliveries),
    effects: decision.effects.map(({ params }) => params),
  }
}

type Applied = {
  readonly request: Request
  readonly deliveries: readonly Delivery[]
  readonly effects: readonly Effect[]
}

export const viewOfInterpreter = ({ tree }: Language, applied: Applied): View => {
  const { standing, timers: set, ...rest } = applied.request
  return {
    ...rest,
    ...suspended(rest),
    standing: [...standing.places].flatMap((place) => (place === tree.root ? [] : [place.key])).toSorted(),
    remembered: Object.fromEntries(
      Object.entries(standing.remembered).map(([key, places]) => [key, [...places].toSorted()]),
    ),
    timers: timers(set),
    deliveries: deliveries(applied.deliveries),
    effects: applied.effects,
  }
}
