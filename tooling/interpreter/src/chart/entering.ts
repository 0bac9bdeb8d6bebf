import { around, isInside, type Place, placeNamed, type Tree, type Way } from './tree.ts'

/** The states in which a history state's parent was left, by the history state's key. */
export type Remembered = Readonly<Record<string, readonly string[]>>

/** The innermost state that holds both ends of a way and is itself neither left nor entered. */
export const frameOf = (way: Way, tree: Tree, remembered: Remembered): Place | null => {
  if (way.to === null) return null
  const targets = aims(way.to, tree, remembered)
  const stays = targets.every((target) => target === way.from || isInside(target, way.from))
  if (!way.reenter && stays) return way.from
  const ends = [...targets, way.from]
  const [first] = ends
  if (first === undefined) return tree.root
  return around(first).find((outer) => ends.every((end) => isInside(end, outer))) ?? tree.root
}

/** Where a target really leads: a history state stands for what it remembers, or for its own target. */
const aims = (target: Place, tree: Tree, remembered: Remembered): readonly Place[] => {
  if (target.kind !== 'history') return [target]
  const known = remembered[target.key]
  if (known !== undefined) return known.map((key) => placeNamed(tree, key))
  return [fallback(target, tree)]
}

const fallback = (history: Place, tree: Tree): Place => {
  const { target } = history.node
  if (target !== undefined) return placeNamed(tree, target)
  const first = history.parent?.node.initial
  if (first === undefined) throw new Error(`history ${history.key} leads nowhere`)
  return placeNamed(tree, first)
}

/** Every state that a way enters, in document order. */
export const entered = (way: Way, tree: Tree, remembered: Remembered): readonly Place[] => {
  if (way.to === null) return []
  const frame = frameOf(way, tree, remembered)
  const found = new Set<Place>()
  const goals = aims(way.to, tree, remembered)
  for (const aim of goals) {
    if (aim !== frame || way.reenter) found.add(aim)
    enterBelow(aim, found, tree)
  }
  // Only then: a region that is aimed at must not begin at its beginning as well.
  for (const aim of goals) enterAbove(aim, frame, { found, tree })
  return [...found].sort((a, b) => a.order - b.order)
}

/** A compound state begins at its initial one, a parallel one in all its regions. */
const enterBelow = (place: Place, found: Set<Place>, tree: Tree): void => {
  if (place.kind === 'compound') {
    const first = placeNamed(tree, place.node.initial ?? '')
    found.add(first)
    enterBelow(first, found, tree)
  } else if (place.kind === 'parallel') enterRegions(place, found, tree)
}

const enterRegions = (parallel: Place, found: Set<Place>, tree: Tree): void => {
  for (const region of parallel.children) {
    if (region.kind === 'history' || [...found].some((one) => one === region || isInside(one, region)))
      continue
    found.add(region)
    enterBelow(region, found, tree)
  }
}

const enterAbove = (
  place: Place,
  frame: Place | null,
  { found, tree }: { found: Set<Place>; tree: Tree },
): void => {
  for (const outer of around(place)) {
    if (outer === frame) break
    found.add(outer)
    if (outer.kind === 'parallel') enterRegions(outer, found, tree)
  }
  if (frame?.kind === 'parallel') enterRegions(frame, found, tree)
}
