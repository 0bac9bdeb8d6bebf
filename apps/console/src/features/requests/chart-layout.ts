import type { Definition } from '@countersign/definition/definition'
import type { Transition } from '@countersign/definition/machine'
import { type ResolvedStep, statesOf, stateType, stepsOf, targetOf } from '@countersign/definition/steps'

/** A step or an end in its place: columns follow the way forward, rows tell apart what stands side by side. */
export type ChartNode = {
  readonly key: string
  readonly isEnd: boolean
  readonly column: number
  readonly row: number
}
export type ChartEdge = { readonly from: string; readonly to: string }
export type Chart = { readonly nodes: readonly ChartNode[]; readonly edges: readonly ChartEdge[] }

/** Ways back and out: drawn, they would hide the way forward. */
const NOT_FORWARD = new Set(['return', 'reject', 'withdraw'])

const targetsOf = (transition: Transition | undefined): readonly string[] => {
  if (transition === undefined) return []
  if (typeof transition === 'string') return [transition]
  return [transition].flat().flatMap(({ target }) => (target === undefined ? [] : [target]))
}

/**
 * The steps and ends that are entered with a state: a group begins inside, an inner end goes on behind its group, a
 * state that never waits is passed.
 */
const entered = (definition: Definition, key: string, seen: ReadonlySet<string>): readonly string[] => {
  const state = statesOf(definition).get(key)
  if (state === undefined || seen.has(key)) return []
  const further = new Set([...seen, key])
  const follow = (from: string, transition: Transition | undefined): readonly string[] =>
    targetsOf(transition).flatMap((target) => {
      const next = targetOf(definition, from, target)
      return next === null ? [] : entered(definition, next, further)
    })
  const { node, parent } = state
  const type = stateType(node)
  if (node.meta?.step !== undefined) return [key]
  if (type === 'final') {
    if (parent === null) return [key]
    // The region of a parallel group has no way on of its own: the group has.
    const holder = state.ancestors.toReversed().find((one) => statesOf(definition).get(one)?.node.onDone)
    return holder === undefined ? [] : follow(holder, statesOf(definition).get(holder)?.node.onDone)
  }
  if (type === 'compound') return node.initial === undefined ? [] : entered(definition, node.initial, further)
  if (type === 'parallel')
    return Object.keys(node.states ?? {}).flatMap((child) => entered(definition, child, further))
  return follow(key, node.always)
}

const edgesFrom = (definition: Definition, { key, outcomes }: ResolvedStep): readonly ChartEdge[] => {
  const states = statesOf(definition)
  const holders = [key, ...(states.get(key)?.ancestors.toReversed() ?? [])]
  const targets = outcomes
    .filter((outcome) => !NOT_FORWARD.has(outcome))
    .flatMap((outcome) => {
      const holder = holders.find((one) => states.get(one)?.node.on?.[outcome] !== undefined)
      if (holder === undefined) return []
      return targetsOf(states.get(holder)?.node.on?.[outcome]).flatMap((target) => {
        const next = targetOf(definition, holder, target)
        return next === null ? [] : entered(definition, next, new Set())
      })
    })
  return [...new Set(targets)].filter((to) => to !== key).map((to) => ({ from: key, to }))
}

/** The longest way to each node, so that every edge leads to the right; a way round is walked once. */
const columnsOf = (first: readonly string[], edges: readonly ChartEdge[]): ReadonlyMap<string, number> => {
  const columns = new Map<string, number>()
  const visit = (key: string, column: number, way: ReadonlySet<string>): void => {
    if (way.has(key) || (columns.get(key) ?? -1) >= column) return
    columns.set(key, column)
    for (const { from, to } of edges) if (from === key) visit(to, column + 1, new Set([...way, key]))
  }
  for (const key of first) visit(key, 0, new Set())
  return columns
}

/**
 * The chart 流程图 of a definition, laid out from left to right along the way forward. `endedIn` is an end off that way,
 * such as a rejection, that a request came to.
 */
export const layOutChart = (definition: Definition, endedIn: ChartEdge | null): Chart => {
  const forward = [...stepsOf(definition).values()].flatMap((step) => edgesFrom(definition, step))
  const edges = endedIn === null ? forward : [...forward, endedIn]
  const columns = columnsOf(entered(definition, definition.machine.initial, new Set()), edges)
  const rows = new Map<number, number>()
  const nodes = [...columns].map(([key, column]) => {
    const row = rows.get(column) ?? 0
    rows.set(column, row + 1)
    return { key, column, row, isEnd: !stepsOf(definition).has(key) }
  })
  const drawn = edges.filter(({ from, to }) => (columns.get(from) ?? 0) < (columns.get(to) ?? 0))
  return { nodes, edges: drawn }
}
