import { evaluate } from '../condition/evaluate.ts'
import { type Action, type Arrow, listOf, type Value, type Values } from '../document.ts'
import { entered, type Remembered } from './entering.ts'
import { automaticWays, type Board, left, type Stimulus, waysOf } from './select.ts'
import { around, isInside, type Place, type Tree, type Way } from './tree.ts'

/** Where a request stands in its chart. */
export type Standing = { readonly places: ReadonlySet<Place>; readonly remembered: Remembered }

/** What a move asks for, in order. */
type Consequence =
  | { readonly is: 'left'; readonly state: string }
  | { readonly is: 'entered'; readonly state: string }
  | { readonly is: 'delay'; readonly state: string; readonly delay: string }
  | { readonly is: 'action'; readonly action: Action }

export type Move = {
  readonly standing: Standing
  readonly consequences: readonly Consequence[]
  readonly fieldsSet: Values
  readonly ended: boolean
}

type Chart = {
  readonly tree: Tree
  readonly steps: ReadonlySet<string>
  readonly outcomes: (step: string) => readonly string[]
}
type Reading = { readonly [root: string]: Value }

/** A chart that moved more often than this by itself never comes to rest. */
const MOST_MOVES = 1000

/** One move from rest to rest: the ways taken, one after the other, and all that follows by itself. */
class Mover {
  readonly consequences: Consequence[] = []
  fieldsSet: { [field: string]: Value } = {}
  ended = false
  readonly #chart: Chart
  readonly #done: Stimulus[] = []
  #places: Set<Place>
  #remembered: { [key: string]: readonly string[] }
  #reading: Reading

  constructor(chart: Chart, standing: Standing, reading: Reading) {
    this.#chart = chart
    this.#places = new Set(standing.places)
    this.#remembered = { ...standing.remembered }
    this.#reading = reading
  }

  board(): Board {
    return {
      tree: this.#chart.tree,
      standing: this.#places,
      remembered: this.#remembered,
      outcomes: this.#chart.outcomes,
      holds: ({ guard }: Arrow) => guard === undefined || evaluate(guard.params.if, this.#reading) === true,
    }
  }

  begin(): void {
    const { root } = this.#chart.tree
    this.#enter({ from: root, to: root, arrow: {}, reenter: true })
    this.rest()
  }

  take(ways: readonly Way[]): void {
    const board = this.board()
    const leaving = new Set(ways.flatMap((way) => left(board, way)))
    this.#leave([...leaving].sort((a, b) => b.order - a.order))
    for (const way of ways) this.#act(listOf(way.arrow.actions))
    for (const way of ways) if (way.to !== null) this.#enter(way)
  }

  /** Follows what moves by itself: first arrows without an event, then the ends of compound states. */
  rest(): void {
    for (let moves = 0; !this.ended; moves++) {
      if (moves > MOST_MOVES) throw new Error('the chart does not come to rest')
      let ways = automaticWays(this.board())
      if (ways.length === 0) {
        const done = this.#done.shift()
        if (done === undefined) return
        ways = waysOf(this.board(), done)
      }
      this.take(ways)
    }
    this.#leaveForGood()
  }

  move(): Move {
    const standing = { places: this.#places, remembered: this.#remembered }
    return { standing, consequences: this.consequences, fieldsSet: this.fieldsSet, ended: this.ended }
  }

  #leave(places: readonly Place[]): void {
    const before = [...this.#places].sort((a, b) => a.order - b.order)
    for (const place of places) {
      for (const history of place.children.filter((child) => child.kind === 'history')) {
        const deep = history.node.history === 'deep'
        this.#remembered[history.key] = before
          .filter((one) => (deep ? one.children.length === 0 && isInside(one, place) : one.parent === place))
          .map((one) => one.key)
      }
    }
    for (const place of places) {
      this.#act(listOf(place.node.exit))
      if (this.#isMarked(place)) this.consequences.push({ is: 'left', state: place.key })
      this.#places.delete(place)
    }
  }

  /** An ended chart leaves what it still stands in, so that its actions on leaving run; it goes on standing there. */
  #leaveForGood(): void {
    for (const place of [...this.#places].sort((a, b) => b.order - a.order)) {
      this.#act(listOf(place.node.exit))
      if (this.#isMarked(place)) this.consequences.push({ is: 'left', state: place.key })
    }
  }

  #enter(way: Way): void {
    const { tree } = this.#chart
    const ended = new Set<Place>()
    for (const place of entered(way, tree, this.#remembered)) {
      this.#places.add(place)
      if (this.#isMarked(place)) this.consequences.push({ is: 'entered', state: place.key })
      this.#act(listOf(place.node.entry))
      for (const delay of Object.keys(place.node.after ?? {}))
        this.consequences.push({ is: 'delay', state: place.key, delay })
      if (place.kind === 'final') this.#finish(place, ended)
    }
  }

  /** A final state ends the state around it, and a parallel one whose regions have all ended, and so on outwards. */
  #finish(final: Place, ended: Set<Place>): void {
    const [parent, ...outer] = around(final)
    if (parent === undefined) return
    if (parent.parent === null) {
      this.ended = true
      return
    }
    if (parent.kind === 'compound') this.#done.push({ is: 'done', state: parent.key })
    for (const place of parent.kind === 'parallel' ? [parent, ...outer] : outer) {
      if (place.kind !== 'parallel' || ended.has(place) || !this.#isOver(place)) return
      ended.add(place)
      this.#done.push({ is: 'done', state: place.key })
    }
  }

  #isOver(place: Place): boolean {
    if (place.kind === 'final') return true
    const inside = place.children.filter((child) => child.kind !== 'history')
    if (place.kind === 'parallel') return inside.every((child) => this.#isOver(child))
    return inside.some((child) => child.kind === 'final' && this.#places.has(child))
  }

  #act(actions: readonly Action[]): void {
    for (const action of actions) {
      if (action.type === 'set-fields') this.#setFields(action.params?.values ?? {})
      else this.consequences.push({ is: 'action', action })
    }
  }

  /** All values of one action are worked out before any is set. */
  #setFields(values: Readonly<Record<string, string>>): void {
    const set = Object.fromEntries(
      Object.entries(values).map(([field, source]) => [field, evaluate(source, this.#reading)]),
    )
    Object.assign(this.fieldsSet, set)
    const fields = { ...(this.#reading.fields as { [field: string]: Value }), ...set }
    this.#reading = { ...this.#reading, fields }
  }

  #isMarked(place: Place): boolean {
    return this.#chart.steps.has(place.key) || place.node.after !== undefined
  }
}

export const beginChart = (chart: Chart, reading: Reading): Move => {
  const mover = new Mover(chart, { places: new Set(), remembered: {} }, reading)
  mover.begin()
  return mover.move()
}

/** The move a stimulus makes, or null where nothing takes it. */
export const moveChart = (
  chart: Chart,
  at: { readonly standing: Standing; readonly reading: Reading },
  stimulus: Stimulus,
): Move | null => {
  const mover = new Mover(chart, at.standing, at.reading)
  const ways = waysOf(mover.board(), stimulus)
  if (!ways.some((way) => way.to !== null || listOf(way.arrow.actions).length > 0)) return null
  mover.take(ways)
  mover.rest()
  return mover.move()
}

export const mightMove = (
  chart: Chart,
  at: { readonly standing: Standing; readonly reading: Reading },
  stimulus: Stimulus,
): boolean => {
  const ways = waysOf(new Mover(chart, at.standing, at.reading).board(), stimulus)
  return ways.some((way) => way.to !== null || listOf(way.arrow.actions).length > 0)
}
