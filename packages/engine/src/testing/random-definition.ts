import type { Definition } from '@countersign/definition/definition'
import type { StateNode } from '@countersign/definition/machine'
import type { ParticipantRule } from '@countersign/definition/participant-rule'
import type { Step } from '@countersign/definition/step'
import fc from 'fast-check'
import { decision, definitionOf, final, form, when } from './definition.ts'

const people = fc.subarray(['rep', 'rep2', 'supervisor', 'manager', 'finance', 'quality', 'vp'], {
  minLength: 1,
  maxLength: 3,
})

const rule: fc.Arbitrary<ParticipantRule> = fc.oneof(
  { weight: 3, arbitrary: people.map((named) => ({ rule: 'named' as const, people: named })) },
  fc.constantFrom<ParticipantRule>(
    { rule: 'requester' },
    { rule: 'superior', of: 'requester' },
    { rule: 'superior', of: 'previous-decider' },
    { rule: 'superiors-up-to', of: 'requester', rank: 'director' },
    { rule: 'rank', rank: 'manager' },
    { rule: 'rank', rank: 'manager', department: { of: 'requester' } },
    { rule: 'rank', rank: 'rep', department: 'finance' },
    { rule: 'head', department: 'finance' },
    { rule: 'account-owner' },
    { rule: 'decider', step: 'step-0' },
    { rule: 'rank', rank: 'manager', group: true },
    { rule: 'head', department: { each: 'departments' } },
  ),
)

const settings: fc.Arbitrary<Partial<Step>> = fc.record(
  {
    participants: fc.array(rule, { minLength: 1, maxLength: 2 }),
    policy: fc.constantFrom<NonNullable<Step['policy']>>(
      { type: 'one' },
      { type: 'all' },
      { type: 'all', counted: true },
      { type: 'sequence' },
      { type: 'quorum', need: { count: 2 } },
      { type: 'quorum', need: { percent: 50 }, counted: true },
      { type: 'quorum', need: { weight: 3, weights: { finance: 2, vp: 3 } } },
    ),
    resubmit: fc.constantFrom('walk-again' as const, 'straight-back' as const),
    onSelf: fc.constantFrom('superior' as const, 'skip' as const),
    onEmpty: fc.constantFrom('superior' as const, 'administrator' as const, 'skip' as const),
    onRepeated: fc.constantFrom('ask' as const, 'carry' as const),
    onDeparted: fc.constantFrom('superior' as const, 'administrator' as const),
    returnTo: fc.constantFrom('earlier' as const, 'requester' as const),
    separateFrom: fc.constantFrom([], ['step-0'], ['step-1']),
    opinion: fc.constantFrom('required' as const, 'optional' as const),
    form: fc.constantFrom<NonNullable<Step['form']>>(
      { '*': 'read' },
      { '*': 'read', note: 'required' },
      { '*': 'hidden', amount: 'edit' },
    ),
    due: fc.constantFrom(
      { within: 'later' },
      { within: 'later', remind: ['-PT2H'], escalate: { add: 'superior' as const } },
      { within: 'later', escalate: { reassign: 'superior' as const } },
      { within: 'later', escalate: { outcome: 'reject' } },
    ),
  },
  { requiredKeys: ['participants', 'policy'] },
)

/** One step, one with a delay of its own, a few in a row inside a state, or two rows side by side. */
type Block =
  | {
      readonly kind: 'step'
      readonly settings: Partial<Step>
      readonly guarded: number | null
      readonly after: boolean
    }
  | { readonly kind: 'compound'; readonly blocks: readonly Block[] }
  | { readonly kind: 'parallel'; readonly left: readonly Block[]; readonly right: readonly Block[] }

const { block } = fc.letrec<{ block: Block; blocks: readonly Block[] }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('step' as const),
        settings,
        guarded: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 2 }),
        after: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('compound' as const), blocks: tie('blocks') }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('parallel' as const),
        left: tie('blocks'),
        right: tie('blocks'),
      }),
    },
  ),
}))

type States = { [key: string]: StateNode }

/** Lays blocks out as states, each leading to the next; keys are counted over the whole definition. */
class Layout {
  #steps = 0
  #groups = 0

  row(blocks: readonly Block[], end: string): States {
    const states: States = {}
    const keys = blocks.map((one) =>
      one.kind === 'step' ? `step-${this.#steps++}` : `group-${this.#groups++}`,
    )
    for (const [index, one] of blocks.entries()) {
      const key = keys[index] ?? ''
      states[key] = this.#state(one, { next: `#${keys[index + 1] ?? end}`, end: `#${end}`, key })
    }
    return states
  }

  #state(block: Block, { next, end, key }: { next: string; end: string; key: string }): StateNode {
    if (block.kind === 'step') {
      const { guarded } = block
      const approve =
        guarded === null
          ? next
          : [{ guard: when(`fields.amount > ${guarded}`), target: next }, { target: end }]
      const node = decision([], approve, { opinion: 'optional', ...block.settings })
      return block.after ? { ...node, after: { soon: next } } : node
    }
    if (block.kind === 'compound') return { ...this.#inner(block.blocks, `${key}-end`), onDone: next }
    const regions = {
      [`${key}-left`]: this.#inner(block.left, `${key}-left-end`),
      [`${key}-right`]: this.#inner(block.right, `${key}-right-end`),
    }
    return { type: 'parallel', states: regions, onDone: next }
  }

  #inner(blocks: readonly Block[], end: string): StateNode {
    const states = this.row(blocks, end)
    return { initial: Object.keys(states)[0] ?? end, states: { ...states, [end]: final } }
  }
}

/** Small definitions of every shape that may be published: what they need is `amount`, filled from the start. */
export const randomDefinition: fc.Arbitrary<Definition> = fc
  .array(block, { minLength: 1, maxLength: 3 })
  .map((blocks) => {
    const states = new Layout().row(blocks, 'closed')
    return definitionOf({ draft: form(`#${Object.keys(states)[0]}`), ...states })
  })
