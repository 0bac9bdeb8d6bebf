import { stateType } from '@countersign/definition/steps'
import type { Draft } from './draft.ts'
import { enteredStates } from './entered-states.ts'
import { errorAt, type Finding, warningAt } from './finding.ts'
import type { PlacedTransition } from './placed-transition.ts'
import type { Flow } from './walk-flow.ts'

/** Every state is entered, and from each one an end other than withdrawing lies ahead. */
export const checkPaths = (draft: Draft, flow: Flow): readonly Finding[] => [
  ...checkReachability(draft, flow),
  ...checkAlwaysCycles(draft),
]

const checkReachability = (draft: Draft, flow: Flow): readonly Finding[] => {
  const ending = statesThatEnd(draft, flow)
  return draft.placed.flatMap(({ key, node, parent, pointer }) => {
    if (!flow.filledIn.has(key)) return [errorAt(pointer, 'unreachable-state', { key })]
    const type = stateType(node)
    const isLeaf = type === 'atomic' || (type === 'final' && parent !== null)
    if (!isLeaf || ending.has(key)) return []
    const goesOn = (flow.progress.get(key)?.size ?? 0) > 0
    return [errorAt(pointer, goesOn ? 'no-way-to-an-end' : 'nothing-leaves', { key })]
  })
}

const statesThatEnd = (draft: Draft, flow: Flow): ReadonlySet<string> => {
  const before = new Map<string, string[]>()
  for (const [from, targets] of flow.progress) {
    for (const to of targets) before.set(to, [...(before.get(to) ?? []), from])
  }
  const found = new Set<string>()
  const open = draft.placed
    .filter(({ node, parent }) => node.type === 'final' && parent === null)
    .map(({ key }) => key)
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (found.has(key)) continue
    found.add(key)
    open.push(...(before.get(key) ?? []))
  }
  return found
}

type Edge = { readonly to: string; readonly guarded: boolean }

/** `always` moves on within one command: a cycle of them hangs, at once or as soon as its conditions hold together. */
const checkAlwaysCycles = (draft: Draft): readonly Finding[] => {
  const always = draft.transitions.filter(({ kind }) => kind === 'always')
  const edges = new Map<string, Edge[]>()
  for (const one of always) {
    const from = one.from ?? ''
    edges.set(from, [...(edges.get(from) ?? []), ...edgesOf(draft, one, always)])
  }
  return always.flatMap(({ from, pointer }) => {
    const key = from ?? ''
    if (runsInto(edges, key, (edge) => !edge.guarded)) return [errorAt(pointer, 'always-cycle', { key })]
    return runsInto(edges, key, () => true) ? [warningAt(pointer, 'always-cycle-possible', { key })] : []
  })
}

/** The machine itself goes by the empty key: whatever its `always` leads to, it is still active there. */
const edgesOf = (
  draft: Draft,
  one: PlacedTransition,
  always: readonly PlacedTransition[],
): readonly Edge[] => {
  const guarded = one.guard !== null
  const from = one.from ?? ''
  const active = new Set(one.target === null ? [from] : enteredStates(draft, one.from, one.target))
  for (const key of [...active]) for (const above of draft.states.get(key)?.ancestors ?? []) active.add(above)
  active.add('')
  const moving = new Set(always.map((other) => other.from ?? ''))
  return [...active].filter((key) => moving.has(key)).map((to) => ({ to, guarded }))
}

const runsInto = (
  edges: ReadonlyMap<string, readonly Edge[]>,
  start: string,
  follows: (edge: Edge) => boolean,
): boolean => {
  const seen = new Set<string>()
  const open = [start]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const edge of edges.get(key) ?? []) {
      if (!follows(edge)) continue
      if (edge.to === start) return true
      if (!seen.has(edge.to)) open.push(edge.to)
      seen.add(edge.to)
    }
  }
  return false
}
