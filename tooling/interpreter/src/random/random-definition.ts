import type { Action, Arrow, Arrows, Document, Node } from '../document.ts'
import type { Random } from './random.ts'
import { DELAYS, FIELDS } from './random-fields.ts'
import { randomActions, randomCondition, randomStep, type StepKeys } from './random-step.ts'

type States = { [key: string]: Node }
/** Where a state goes on to, and the way out of all that is around it. */
type Ways = { readonly next: string; readonly out: string }

/** What a definition is made of, before its states have keys. */
type Block =
  | { readonly kind: 'step' | 'choice' }
  | { readonly kind: 'compound' | 'parallel'; readonly rows: readonly (readonly Block[])[] }

const randomBlock = (random: Random, depth: number): Block => {
  const kind = random.pick([
    'step',
    'step',
    'step',
    'step',
    'choice',
    'compound',
    'parallel',
    'parallel',
  ] as const)
  if (kind === 'step' || kind === 'choice') return { kind }
  if (depth <= 0) return { kind: 'step' }
  const regions = kind === 'compound' ? 1 : random.chance(0.2) ? 3 : 2
  return { kind, rows: Array.from({ length: regions }, () => randomRow(random, depth - 1)) }
}

const randomRow = (random: Random, depth: number): readonly Block[] =>
  Array.from({ length: 1 + random.below(3) }, () => randomBlock(random, depth))

const stepsIn = (row: readonly Block[]): number =>
  row.reduce(
    (sum, one) =>
      sum +
      ('rows' in one
        ? one.rows.reduce((inner, more) => inner + stepsIn(more), 0)
        : one.kind === 'step'
          ? 1
          : 0),
    0,
  )

/** Lays blocks out as states, one after the other; keys are counted over the whole definition. */
class Layout {
  readonly #random: Random
  readonly #keys: StepKeys
  /** History states that later steps may go back to. */
  readonly #pasts: string[] = []
  #steps = 0
  #groups = 0

  constructor(random: Random, keys: StepKeys) {
    this.#random = random
    this.#keys = keys
  }

  row(blocks: readonly Block[], end: string): States {
    const states: States = {}
    const keys = blocks.map(({ kind }) =>
      kind === 'step' ? (this.#keys[this.#steps++] ?? '') : `group-${this.#groups++}`,
    )
    for (const [index, block] of blocks.entries()) {
      const ways = { next: `#${keys[index + 1] ?? end}`, out: `#${end}` }
      const key = keys[index] ?? ''
      if (block.kind === 'step') states[key] = this.#step(key, ways)
      else if (block.kind === 'choice') states[key] = this.#choice(ways)
      else if (!('rows' in block)) throw new Error('a group without rows')
      else if (block.kind === 'compound') states[key] = this.#compound(key, ways, block.rows[0] ?? [])
      else states[key] = this.#parallel(key, ways, block.rows)
    }
    return states
  }

  #step(key: string, { next, out }: Ways): Node {
    const random = this.#random
    const step = randomStep(random, this.#keys)
    const on: { [event: string]: Arrows } = {}
    for (const outcome of step.outcomes ?? []) {
      if (outcome === 'return') continue
      if (outcome === 'reject') on[outcome] = random.chance(0.7) ? '#rejected' : out
      else if (outcome === 'again') on[outcome] = this.#again(key)
      else on[outcome] = this.#guarded(next, out)
    }
    return {
      meta: { step },
      on,
      ...this.#actions(),
      ...(random.chance(0.2) && { after: { [random.pick(['soon', 'days'])]: this.#guarded(next, out) } }),
      ...(random.chance(0.06) && {
        always: [{ guard: this.#guard(), target: next }],
      }),
    }
  }

  /** Stays where it is, without a target or with its own, or goes back to where a group before was left. */
  #again(key: string): Arrows {
    const actions = randomActions(this.#random, this.#keys)
    if (this.#pasts.length > 0 && this.#random.chance(0.6))
      return { target: `#${this.#random.pick(this.#pasts)}`, actions }
    return this.#random.chance(0.5) ? { actions } : { target: `#${key}`, actions }
  }

  #choice({ next, out }: Ways): Node {
    const actions = randomActions(this.#random, this.#keys)
    return {
      always: [
        { guard: this.#guard(), target: out },
        { target: next, actions },
      ],
    }
  }

  #compound(key: string, { next, out }: Ways, blocks: readonly Block[]): Node {
    const random = this.#random
    const end = `${key}-end`
    const states = this.row(blocks, end)
    const inside = { ...states, [end]: this.#final() }
    const whole: Node = {
      initial: Object.keys(states)[0] ?? end,
      states: inside,
      onDone: { target: next, actions: randomActions(random, this.#keys) },
      ...this.#actions(),
    }
    if (random.chance(0.5)) return whole
    const past = `${key}-past`
    this.#pasts.push(past)
    const history: Node = { type: 'history', history: random.pick(['shallow', 'deep']) }
    return {
      ...whole,
      states: { ...inside, [past]: history },
      after: { work: this.#interrupted(past, out) },
    }
  }

  /** Time runs out: the group is left, or taken up where it stood. */
  #interrupted(past: string, out: string): Arrows {
    const reenter = this.#random.chance(0.5)
    return [
      { guard: this.#guard(), target: out },
      { target: `#${past}`, reenter },
    ]
  }

  #parallel(key: string, { next, out }: Ways, rows: readonly (readonly Block[])[]): Node {
    const random = this.#random
    const region = (index: number, blocks: readonly Block[]): readonly [string, Node] => {
      const name = `${key}-${index}`
      const states = this.row(blocks, `${name}-end`)
      const initial = Object.keys(states)[0] ?? ''
      return [name, { initial, states: { ...states, [`${name}-end`]: this.#final() }, ...this.#actions() }]
    }
    return {
      type: 'parallel',
      states: Object.fromEntries(rows.map((blocks, index) => region(index, blocks))),
      onDone: this.#guarded(next, out),
      ...this.#actions(),
      ...(random.chance(0.2) && {
        on: { withdraw: { target: '#withdrawn', actions: [{ type: 'archive' }] } },
      }),
    }
  }

  #final(): Node {
    return { type: 'final', ...this.#actions() }
  }

  #guarded(next: string, out: string): readonly Arrow[] {
    const plain: Arrow = { target: next, actions: randomActions(this.#random, this.#keys) }
    return this.#random.chance(0.35) ? [{ guard: this.#guard(), target: out }, plain] : [plain]
  }

  #guard() {
    return { type: 'cel', params: { if: randomCondition(this.#random, this.#keys) } }
  }

  #actions(): { entry?: readonly Action[]; exit?: readonly Action[] } {
    const entry = this.#random.chance(0.3) ? randomActions(this.#random, this.#keys) : []
    const exit = this.#random.chance(0.2) ? randomActions(this.#random, this.#keys) : []
    return { ...(entry.length > 0 && { entry }), ...(exit.length > 0 && { exit }) }
  }
}

/** A definition of any shape the language offers; not each one passes the check that publishing makes. */
export const randomDefinition = (random: Random): Document => {
  const blocks = randomRow(random, 3)
  const keys = Array.from({ length: stepsIn(blocks) }, (_, index) => `step-${index}`)
  const states = new Layout(random, keys.length > 0 ? keys : ['draft']).row(blocks, 'closed')
  const first = Object.keys(states)[0] ?? 'closed'
  return {
    key: 'test-request',
    title: { zh: '测试', en: 'Test' },
    start: [{ rule: 'rank', rank: 'rep', orAbove: true }],
    delays: DELAYS,
    fields: FIELDS,
    stepDefaults: random.chance(0.3) ? { decision: { onRepeated: 'carry', opinion: 'optional' } } : {},
    settings: random.chance(0.5) ? { remindEvery: 'PT1H' } : {},
    machine: {
      initial: 'draft',
      on: {
        withdraw: random.chance(0.8)
          ? '#withdrawn'
          : [
              {
                target: '#withdrawn',
                guard: { type: 'cel', params: { if: randomCondition(random, ['draft', ...keys]) } },
              },
            ],
      },
      states: {
        draft: {
          meta: {
            step: {
              kind: 'form',
              participants: [{ rule: 'requester' }],
              outcomes: ['submit'],
              form: { '*': 'edit', ...(random.chance(0.3) && { secret: 'hidden' }) },
              ...(random.chance(0.3) && { due: { within: 'days', remind: ['-PT2H'] } }),
            },
          },
          on: { submit: `#${first}` },
        },
        ...states,
        closed: { type: 'final', ...(random.chance(0.5) && { entry: { type: 'archive' } }) },
        rejected: { type: 'final' },
        withdrawn: { type: 'final' },
      },
    },
  } as Document
}
