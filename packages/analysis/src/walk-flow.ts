import {
  editableFields,
  type PlacedState,
  type ResolvedStep,
  requiredFields,
  stateType,
} from '@countersign/definition/steps'
import { CHART_VERBS } from './check-transitions.ts'
import type { Draft } from './draft.ts'
import { enteredStates } from './entered-states.ts'
import { actionsAt, type PlacedAction, type PlacedTransition } from './placed-transition.ts'

type Fields = ReadonlySet<string>

/** What every path through the chart has in common. */
export type Flow = {
  /** The fields that are filled whenever the state is entered; a state that is missing is never entered. */
  readonly filledIn: ReadonlyMap<string, Fields>
  /** The fields filled whenever a transition is considered, by its pointer. */
  readonly filledAt: ReadonlyMap<string, Fields>
  /** The fields filled whenever a state is left. */
  readonly filledLeaving: ReadonlyMap<string, Fields>
  /** Where one gets from each state by outcomes and time: withdrawing and returning are no progress. */
  readonly progress: ReadonlyMap<string, ReadonlySet<string>>
}

const NOTHING: Fields = new Set()
const meet = (a: Fields | undefined, b: Fields): Fields =>
  a === undefined ? b : new Set([...a].filter((field) => b.has(field)))
const join = (a: Fields, b: Iterable<string>): Fields => new Set([...a, ...b])

const fieldsSet = (actions: readonly PlacedAction[]): readonly string[] =>
  actions.flatMap(({ action }) => (action.type === 'set-fields' ? Object.keys(action.params.values) : []))

/** Outcomes after which the form's required fields may still be missing. */
const STOPPING: ReadonlySet<string> = new Set(['reject', 'return'])

/**
 * Follows every path through the chart at once and keeps what they agree on, until nothing changes: which states are
 * entered, and which fields are filled there for certain. Conditions are taken to go either way.
 */
class FlowWalk {
  readonly filledIn = new Map<string, Fields>()
  readonly filledAt = new Map<string, Fields>()
  readonly filledLeaving = new Map<string, Fields>()
  readonly progress = new Map<string, Set<string>>()
  readonly #draft: Draft
  readonly #done = new Map<string, { filled: Fields; readonly finals: Set<string> }>()
  readonly #queue = new Set<string>()
  #mayReturn: ((from: ResolvedStep) => readonly string[]) | null = null

  constructor(draft: Draft) {
    this.#draft = draft
  }

  run(): Flow {
    const { initial } = this.#draft.definition.machine
    if (this.#draft.states.has(initial))
      this.#enter({ from: null, target: initial, isProgress: true }, NOTHING)
    this.#settle()
    // Returns come second: where they may lead depends on what comes before what.
    const before = this.#pathsForward()
    this.#mayReturn = (step) =>
      returnTargets(this.#draft, step).filter((target) => before.get(target)?.has(step.key) === true)
    for (const key of this.filledIn.keys()) this.#queue.add(key)
    this.#settle()
    return this
  }

  #settle(): void {
    for (const key of this.#queue) {
      this.#queue.delete(key)
      const state = this.#draft.states.get(key)
      const filled = this.filledIn.get(key)
      if (state === undefined || filled === undefined) continue
      const type = stateType(state.node)
      if (type === 'final') this.#finish(state, filled)
      else if (type === 'atomic') this.#leave(state, filled)
    }
  }

  /** Everything that can happen while this leaf is active, at itself and at the states around it. */
  #leave(state: PlacedState, filled: Fields): void {
    const holders = [state.key, ...state.ancestors.toReversed(), null]
    const step = this.#draft.steps.get(state.key)
    if (step !== undefined) this.#outcomes(step, holders, filled)
    for (const one of this.#draft.transitions) {
      if (!holders.includes(one.from) || one.kind === 'onDone') continue
      if (one.kind === 'on' && CHART_VERBS.has(one.event))
        this.#take(one, { from: state.key, isProgress: false }, filled)
      else if (one.kind !== 'on') this.#take(one, { from: state.key, isProgress: true }, filled)
    }
  }

  #outcomes(step: ResolvedStep, holders: readonly (string | null)[], filled: Fields): void {
    const editable = editableFields(this.#draft.definition, step)
    const kept = new Set([...filled].filter((field) => !editable.includes(field)))
    const complete = join(kept, requiredFields(this.#draft.definition, step))
    for (const outcome of step.outcomes) {
      const after = STOPPING.has(outcome) ? kept : complete
      const on = this.#draft.transitions.filter(({ kind, event }) => kind === 'on' && event === outcome)
      const holder = holders.find((key) => on.some(({ from }) => from === key))
      for (const one of on) {
        if (one.from !== holder) continue
        this.#take(one, { from: step.key, isProgress: true }, after)
        if (one.written === null) this.#enter({ from: step.key, target: step.key, isProgress: true }, after)
      }
    }
    if (!step.outcomes.includes('return')) return
    for (const target of this.#mayReturn?.(step) ?? [])
      this.#enter({ from: step.key, target, isProgress: false }, kept)
  }

  #take(
    one: PlacedTransition,
    { from, isProgress }: { from: string; isProgress: boolean },
    filled: Fields,
  ): void {
    this.filledAt.set(one.pointer, meet(this.filledAt.get(one.pointer), filled))
    for (const key of [from, ...(this.#draft.states.get(from)?.ancestors ?? [])]) {
      this.filledLeaving.set(key, meet(this.filledLeaving.get(key), filled))
    }
    if (one.target !== null)
      this.#enter({ from, target: one.target, isProgress }, join(filled, fieldsSet(one.actions)))
  }

  #enter(
    { from, target, isProgress }: { from: string | null; target: string; isProgress: boolean },
    filled: Fields,
  ): void {
    const { states } = this.#draft
    if (from !== null && isProgress) this.#advance(from, target)
    const resumes = states.get(target)?.node.type === 'history'
    const after = new Map<string, Fields>()
    for (const key of enteredStates(this.#draft, from, target)) {
      const state = states.get(key)
      if (state === undefined) continue
      const above = state.parent
      const mine = (above === null ? undefined : after.get(above)) ?? filled
      after.set(key, join(mine, fieldsSet(actionsAt(state.node.entry, ''))))
      if (above !== null && after.has(above)) this.#advance(above, key)
      if (resumes && key !== target) this.#advance(target, key)
      this.#note(key, mine)
    }
  }

  #note(key: string, filled: Fields): void {
    const before = this.filledIn.get(key)
    const now = meet(before, filled)
    if (before !== undefined && now.size === before.size) return
    this.filledIn.set(key, now)
    this.#queue.add(key)
  }

  #advance(from: string, to: string): void {
    const known = this.progress.get(from)
    if (known === undefined) this.progress.set(from, new Set([to]))
    else known.add(to)
  }

  #finish(state: PlacedState, filled: Fields): void {
    if (state.parent !== null) this.#complete(state.parent, { filled, finals: [state.key] })
  }

  /** A compound state is done with its final child, a parallel one once each region is. */
  #complete(key: string, { filled, finals }: { filled: Fields; finals: readonly string[] }): void {
    const done = this.#done.get(key) ?? { filled, finals: new Set() }
    done.filled = meet(done.filled, filled)
    for (const final of finals) done.finals.add(final)
    this.#done.set(key, done)
    for (const one of this.#draft.transitions) {
      if (one.kind !== 'onDone' || one.from !== key) continue
      for (const final of done.finals) this.#take(one, { from: final, isProgress: true }, done.filled)
    }
    const parent = this.#draft.states.get(key)?.parent ?? null
    const around = parent === null ? undefined : this.#draft.states.get(parent)
    if (parent === null || around?.node.type !== 'parallel') return
    const regions = Object.keys(around.node.states ?? {}).map((region) => this.#done.get(region))
    if (regions.some((region) => region === undefined)) return
    const all = regions.flatMap((region) => [...(region?.filled ?? [])])
    this.#complete(parent, {
      filled: new Set(all),
      finals: regions.flatMap((region) => [...(region?.finals ?? [])]),
    })
  }

  #pathsForward(): ReadonlyMap<string, ReadonlySet<string>> {
    return new Map([...this.filledIn.keys()].map((key) => [key, closure(this.progress, key)]))
  }
}

/** Everything that lies ahead of a state. */
const closure = (edges: ReadonlyMap<string, ReadonlySet<string>>, start: string): ReadonlySet<string> => {
  const found = new Set<string>()
  const open = [start]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const next of edges.get(key) ?? []) {
      if (found.has(next)) continue
      found.add(next)
      open.push(next)
    }
  }
  return found
}

const returnTargets = ({ steps }: Draft, step: ResolvedStep): readonly string[] =>
  [...steps.values()].flatMap((target) => {
    if (target.key === step.key) return []
    const isAllowed =
      step.returnTo === 'earlier' ||
      (step.returnTo === 'requester'
        ? target.participants.some(({ rule }) => rule === 'requester')
        : step.returnTo.includes(target.key))
    return isAllowed ? [target.key] : []
  })

/** Which states a draft's instances enter, and which fields are filled there for certain. */
export const walkFlow = (draft: Draft): Flow => new FlowWalk(draft).run()
