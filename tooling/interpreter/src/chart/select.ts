import type { Arrow } from '../document.ts'
import { frameOf, type Remembered } from './entering.ts'
import { around, arrowsOf, isInside, type Place, placeNamed, type Tree, type Way } from './tree.ts'

/** What can move the chart. */
export type Stimulus =
  | { readonly is: 'outcome'; readonly step: string; readonly outcome: string }
  | { readonly is: 'back'; readonly to: string }
  | { readonly is: 'withdraw' }
  | { readonly is: 'elapsed'; readonly state: string; readonly delay: string }
  | { readonly is: 'done'; readonly state: string }

export type Board = {
  readonly tree: Tree
  readonly standing: ReadonlySet<Place>
  readonly remembered: Remembered
  /** The outcomes each step offers. */
  readonly outcomes: (step: string) => readonly string[]
  readonly holds: (arrow: Arrow) => boolean
}

/** The ways a stimulus opens, inner states before outer ones; at most one out of each state. */
export const waysOf = (board: Board, stimulus: Stimulus): readonly Way[] =>
  withoutConflicts(board, answer(board, board.tree.root, stimulus))

/** The ways that are taken without being asked for. */
export const automaticWays = (board: Board): readonly Way[] => {
  const found = new Set<Way>()
  const known = new Map<Place, Way | null>()
  for (const leaf of [...board.standing].filter(isLeaf).sort((a, b) => a.order - b.order)) {
    for (const place of [leaf, ...around(leaf)]) {
      const way = known.get(place) ?? first(board, place, arrowsOf(place.node.always))
      known.set(place, way)
      if (way === null) continue
      found.add(way)
      break
    }
  }
  return withoutConflicts(board, [...found])
}

const isLeaf = (place: Place): boolean => place.kind === 'atomic' || place.kind === 'final'

/** Inner states answer first; a parallel state answers by itself only where none of its regions does. */
const answer = (board: Board, place: Place, stimulus: Stimulus): readonly Way[] => {
  const inner = place.children
    .filter((child) => board.standing.has(child))
    .flatMap((child) => answer(board, child, stimulus))
  if (inner.length > 0) return inner
  const own = ownWay(board, place, stimulus)
  return own === null ? [] : [own]
}

const ownWay = (board: Board, place: Place, stimulus: Stimulus): Way | null => {
  const { node } = place
  switch (stimulus.is) {
    case 'withdraw':
      return first(board, place, arrowsOf(node.on?.withdraw))
    case 'elapsed':
      return place.key === stimulus.state ? first(board, place, arrowsOf(node.after?.[stimulus.delay])) : null
    case 'done':
      return place.key === stimulus.state ? first(board, place, arrowsOf(node.onDone)) : null
    case 'back':
      return backTo(board, place, stimulus.to)
    case 'outcome':
      return outcomeWay(board, place, stimulus)
  }
}

/** A return is taken by the step's own region of a parallel state, or by the machine. */
const backTo = ({ tree }: Board, place: Place, step: string): Way | null => {
  const to = placeNamed(tree, step)
  const holds = place === to || isInside(to, place)
  const takes = place.parent === null || place.parent.kind === 'parallel'
  return holds && takes ? { from: place, to, arrow: {}, reenter: false } : null
}

/** An outcome without a target, or back to its own step, begins the step anew. */
const outcomeWay = (
  board: Board,
  place: Place,
  { step, outcome }: Extract<Stimulus, { is: 'outcome' }>,
): Way | null => {
  const target = placeNamed(board.tree, step)
  if (place !== target && !isInside(target, place)) return null
  if (!board.outcomes(step).includes(outcome)) return null
  const arrow = arrowsOf(place.node.on?.[outcome]).find(board.holds)
  if (arrow === undefined) return null
  const to = arrow.target === undefined ? target : placeNamed(board.tree, arrow.target)
  return { from: place, to, arrow, reenter: to === target || arrow.reenter === true }
}

const first = (board: Board, from: Place, arrows: readonly Arrow[]): Way | null => {
  const arrow = arrows.find(board.holds)
  if (arrow === undefined) return null
  const to = arrow.target === undefined ? null : placeNamed(board.tree, arrow.target)
  return { from, to, arrow, reenter: arrow.reenter === true }
}

/** The states a way leaves. */
export const left = ({ tree, standing, remembered }: Board, way: Way): readonly Place[] => {
  const frame = frameOf(way, tree, remembered)
  if (frame === null) return []
  return [...standing]
    .filter((place) => isInside(place, frame) || (way.reenter && place === frame && place === way.from))
    .sort((a, b) => b.order - a.order)
}

/** Two ways that leave the same state cannot both be taken: the inner one is, or else the earlier. */
const withoutConflicts = (board: Board, ways: readonly Way[]): readonly Way[] => {
  const taken = new Set<Way>()
  for (const way of ways) {
    const leaves = new Set(left(board, way))
    const rivals = [...taken].filter((other) => left(board, other).some((place) => leaves.has(place)))
    if (rivals.some((rival) => !isInside(way.from, rival.from))) continue
    for (const rival of rivals) taken.delete(rival)
    taken.add(way)
  }
  return [...taken]
}
