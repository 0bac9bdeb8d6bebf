import { stateType } from '@countersign/definition/steps'
import type { Draft } from './draft.ts'

type Chart = Pick<Draft, 'states'>

/**
 * The states that a move into `target` enters, parents before children, as XState enters them: ancestors that were not
 * active, the other regions of parallel ones, and initial states all the way down. `from` is the leaf that is left;
 * null for the start. A history state stands for its default: what it brings back has been entered before.
 */
export const enteredStates = (chart: Chart, from: string | null, target: string): readonly string[] => {
  const active = new Set(from === null ? [] : [...ancestorsOf(chart, from), from])
  const entered = new Set<string>()
  const chain = [...ancestorsOf(chart, target), target]
  for (const [depth, key] of chain.entries()) {
    if (active.has(key) || key === target) continue
    entered.add(key)
    if (typeOf(chart, key) !== 'parallel') continue
    for (const region of childrenOf(chart, key))
      if (region !== chain[depth + 1]) descend(chart, region, entered)
  }
  descend(chart, target, entered)
  const resumed = typeOf(chart, target) === 'history' ? historyDefault(chart, target) : null
  if (resumed !== null) for (const key of enteredStates(chart, target, resumed)) entered.add(key)
  return [...entered]
}

const ancestorsOf = ({ states }: Chart, key: string): readonly string[] => states.get(key)?.ancestors ?? []

const childrenOf = ({ states }: Chart, key: string): readonly string[] =>
  Object.keys(states.get(key)?.node.states ?? {})

const typeOf = ({ states }: Chart, key: string): string => {
  const node = states.get(key)?.node
  return node === undefined ? 'atomic' : stateType(node)
}

const descend = (chart: Chart, key: string, entered: Set<string>): void => {
  entered.add(key)
  const type = typeOf(chart, key)
  const initial = chart.states.get(key)?.node.initial
  const below =
    type === 'parallel'
      ? childrenOf(chart, key)
      : type === 'compound' && initial !== undefined
        ? [initial]
        : []
  // A key used twice could lead back up; the check of keys reports it.
  for (const child of below)
    if (chart.states.has(child) && !entered.has(child)) descend(chart, child, entered)
}

/** Where a history state leads before its parent was ever left; null where that is another history state. */
const historyDefault = (chart: Chart, key: string): string | null => {
  const { states } = chart
  const state = states.get(key)
  const parent = state?.parent
  const written = state?.node.target?.replace(/^[#.]/, '')
  const found =
    written ?? (parent === null || parent === undefined ? undefined : states.get(parent)?.node.initial)
  return found !== undefined && states.has(found) && typeOf(chart, found) !== 'history' ? found : null
}
