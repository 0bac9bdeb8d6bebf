import { Definition } from '@countersign/definition/definition'
import type { StateNode } from '@countersign/definition/machine'
import type { Step } from '@countersign/definition/step'

type Settings = Partial<Step>

/** The requester's form, every field to edit. */
export const form = (to: string, settings: Settings = {}): StateNode => ({
  meta: {
    step: {
      kind: 'form',
      participants: [{ rule: 'requester' }],
      outcomes: ['submit'],
      form: { '*': 'edit' },
      ...settings,
    },
  },
  on: { submit: to },
})

/** A decision by the people named, which `approve` leads out of. */
export const decision = (
  by: readonly string[],
  approve: NonNullable<StateNode['on']>[string],
  settings: Settings = {},
): StateNode => ({
  meta: {
    step: {
      kind: 'decision',
      participants: [{ rule: 'named', people: [...by] }],
      opinion: 'optional',
      ...settings,
    },
  },
  on: { approve, reject: '#rejected' },
})

/** A condition as a guard. */
export const when = (condition: string) => ({ type: 'cel', params: { if: condition } }) as const

/** A parallel state whose regions are given as their inner states, the first of which is entered. */
export const parallel = (
  regions: Readonly<Record<string, Readonly<Record<string, StateNode>>>>,
  onDone: string,
): StateNode => ({
  type: 'parallel',
  onDone,
  states: Object.fromEntries(
    Object.entries(regions).map(([key, states]) => [key, { initial: Object.keys(states)[0] ?? '', states }]),
  ),
})

export const final: StateNode = { type: 'final' }

const amount = { type: 'integer', minimum: 0, maximum: 1_000_000 } as const
const text = { type: 'string', maxLength: 100 } as const

/** Fields most tests share: two to read in conditions, one of each kind of reference. */
const properties: Definition['fields']['properties'] = {
  amount,
  subject: text,
  note: text,
  metOn: { type: 'string', format: 'date-time' },
  secret: text,
  helper: { type: 'string', 'x-ref': 'person' },
  department: { type: 'string', 'x-ref': 'department' },
  departments: { type: 'array', maxItems: 5, items: { type: 'string', 'x-ref': 'department' } },
  account: { type: 'string', 'x-ref': 'account' },
  files: { type: 'array', maxItems: 3, uniqueItems: true, items: { type: 'string', 'x-ref': 'file' } },
}

/**
 * A definition from the states that matter to a test: the first is entered first, `closed`, `rejected` and `withdrawn`
 * are added as ends, and until one of them the requester may withdraw.
 */
export const definitionOf = (
  states: Readonly<Record<string, StateNode>>,
  rest: Partial<Definition> = {},
): Definition =>
  Definition.parse({
    key: 'test-request',
    title: { zh: '测试', en: 'Test' },
    start: [{ rule: 'rank', rank: 'rep', orAbove: true }],
    delays: { soon: { amount: 1, unit: 'hour' }, later: { amount: 1, unit: 'day' } },
    fields: { type: 'object', additionalProperties: false, properties },
    machine: {
      initial: Object.keys(states)[0] ?? '',
      on: { withdraw: '#withdrawn' },
      states: { ...states, closed: final, rejected: final, withdrawn: final },
    },
    ...rest,
  })
