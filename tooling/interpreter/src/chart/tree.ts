import type { Arrow, Arrows, Document, Node } from '../document.ts'

/** A state in its place. The machine itself is the root, under the definition's own key. */
export type Place = {
  readonly key: string
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history'
  readonly node: Node
  readonly parent: Place | null
  readonly children: Place[]
  /** Position in the document, parents before their children. */
  readonly order: number
}

export type Tree = { readonly root: Place; readonly places: ReadonlyMap<string, Place> }

/** An arrow ready to follow: where it begins, where it leads. */
export type Way = {
  readonly from: Place
  readonly to: Place | null
  readonly arrow: Arrow
  readonly reenter: boolean
}

const kindOf = (node: Node): Place['kind'] =>
  (node.type as Place['kind'] | undefined) ?? (node.states === undefined ? 'atomic' : 'compound')

export const treeOf = (document: Document): Tree => {
  const places = new Map<string, Place>()
  const grow = (key: string, node: Node, parent: Place | null): Place => {
    const kind = parent === null ? 'compound' : kindOf(node)
    const place: Place = { key, kind, node, parent, children: [], order: places.size }
    places.set(key, place)
    for (const [childKey, child] of Object.entries(node.states ?? {}))
      place.children.push(grow(childKey, child, place))
    return place
  }
  return { root: grow(document.key, document.machine, null), places }
}

/** The states around a place, innermost first, the root last. */
export const around = (place: Place): readonly Place[] => {
  const found: Place[] = []
  for (let next = place.parent; next !== null; next = next.parent) found.push(next)
  return found
}

export const isInside = (place: Place, outer: Place): boolean => around(place).includes(outer)

export const arrowsOf = (arrows: Arrows | undefined): readonly Arrow[] => {
  if (arrows === undefined) return []
  if (typeof arrows === 'string') return [{ target: arrows }]
  return Array.isArray(arrows) ? (arrows as readonly Arrow[]) : [arrows as Arrow]
}

/** Keys are unique, so `key`, `.key` and `#key` all name one state. */
export const placeNamed = ({ places }: Tree, target: string): Place => {
  const place = places.get(target.replace(/^[#.]/, ''))
  if (place === undefined) throw new Error(`no state ${target}`)
  return place
}
