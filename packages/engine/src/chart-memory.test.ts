import type { ConditionContext } from '@countersign/definition/condition'
import { describe, expect, it } from 'vitest'
import { compileDefinition } from './compile.ts'
import { ConditionFailure } from './conditions.ts'
import { decision, definitionOf, form, when } from './testing/definition.ts'

const contextWith = (fields: ConditionContext['fields']): ConditionContext => ({
  fields,
  requester: { id: 'rep', rank: 'rep', department: 'sales' },
  account: null,
  steps: {},
})

const branching = definitionOf({
  draft: {
    ...form('review'),
    on: {
      submit: [
        { target: 'large', guard: when('fields.amount > 100') },
        { target: 'small', guard: when("fields.note == 'x'") },
        { target: 'review' },
      ],
    },
  },
  large: decision(['manager'], 'closed'),
  small: decision(['supervisor'], 'closed'),
  review: decision(['supervisor'], 'closed'),
})

describe('a move the chart has made before', () => {
  const { chart } = compileDefinition(branching, 1)
  const atDraft = chart.initial(contextWith({})).machine
  const target = (fields: ConditionContext['fields']) =>
    chart.fire(atDraft, 'draft:submit', contextWith(fields))?.machine.value

  it('is made again only when its conditions come out the same', () => {
    const wanted = [
      [{ amount: 200 }, 'large'],
      [{ amount: 1, note: 'x' }, 'small'],
      [{ amount: 1, note: 'y' }, 'review'],
    ] as const
    for (const [fields, state] of [...wanted, ...wanted, ...wanted.toReversed()])
      expect(target(fields)).toBe(state)
  })

  it('evaluates no condition that the chart would not have reached', () => {
    // The second condition cannot be evaluated without a note, and is not asked when the first one holds.
    expect(target({ amount: 300 })).toBe('large')
    expect(() => target({ amount: 1 })).toThrow(ConditionFailure)
    expect(() => target({ amount: 1 })).toThrow(ConditionFailure)
  })

  it('is another one from another position', () => {
    const { machine } = chart.fire(atDraft, 'draft:submit', contextWith({ amount: 200 })) ?? {}
    expect(machine && chart.fire(machine, 'large:approve', contextWith({}))?.machine.value).toBe('closed')
    expect(machine && chart.fire(machine, 'draft:submit', contextWith({ amount: 200 }))).toBeNull()
  })

  it('computes fields anew each time', () => {
    const computing = definitionOf({
      draft: form('review'),
      review: {
        ...decision(['supervisor'], 'closed'),
        entry: { type: 'set-fields', params: { values: { total: 'fields.amount * 2' } } },
      },
    })
    const { chart: other } = compileDefinition(computing, 1)
    const start = other.initial(contextWith({})).machine
    const total = (amount: number) => other.fire(start, 'draft:submit', contextWith({ amount }))?.fieldsSet
    expect([total(1), total(2), total(1)]).toEqual([{ total: 2 }, { total: 4 }, { total: 2 }])
  })
})
