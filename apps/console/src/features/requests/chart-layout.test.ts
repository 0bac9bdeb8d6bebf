import type { Definition } from '@countersign/definition/definition'
import { describe, expect, it } from 'vitest'
import { layOutChart } from './chart-layout.ts'

const step = (on: object, outcomes: readonly string[] = ['approve']) => ({
  meta: { step: { kind: 'decision', outcomes: [...outcomes, 'return', 'reject'] } },
  on: { reject: '#no', ...on },
})

const definitionOf = (states: object, initial: string) =>
  ({
    key: 'sample',
    fields: { type: 'object', additionalProperties: false, properties: {} },
    machine: { initial, states: { ...states, yes: { type: 'final' }, no: { type: 'final' } } },
  }) as unknown as Definition

const placed = (definition: Definition, endedIn: Parameters<typeof layOutChart>[1] = null) => {
  const { nodes, edges } = layOutChart(definition, endedIn)
  return {
    nodes: nodes.map(({ key, column, row }) => `${key} ${column}.${row}`).sort(),
    edges: edges.map(({ from, to }) => `${from} ${to}`),
  }
}

describe('console 2: the chart of a process', () => {
  it('goes along the way forward: through groups, past what a condition leaves out, to its end', () => {
    const definition = definitionOf(
      {
        ask: step({ submit: 'group' }, ['submit']),
        group: {
          initial: 'first',
          onDone: 'yes',
          states: {
            first: step({ approve: [{ target: 'second' }, { target: 'through' }] }),
            second: step({ approve: 'through' }),
            through: { type: 'final' },
          },
        },
      },
      'ask',
    )
    expect(placed(definition)).toEqual({
      nodes: ['ask 0.0', 'first 1.0', 'second 2.0', 'yes 3.0'],
      edges: ['ask first', 'first second', 'first yes', 'second yes'],
    })
  })

  it('puts side by side what goes on side by side', () => {
    const definition = definitionOf(
      {
        ask: step({ submit: 'both' }, ['submit']),
        both: {
          type: 'parallel',
          onDone: 'yes',
          states: {
            left: { initial: 'a', states: { a: step({ approve: 'a-done' }), 'a-done': { type: 'final' } } },
            right: { initial: 'b', states: { b: step({ approve: 'b-done' }), 'b-done': { type: 'final' } } },
          },
        },
      },
      'ask',
    )
    expect(placed(definition).nodes).toEqual(['a 1.0', 'ask 0.0', 'b 1.1', 'yes 2.0'])
  })

  it('ends with a way round, and shows a rejection only where one happened', () => {
    const definition = definitionOf(
      {
        ask: step({ submit: 'check' }, ['submit']),
        check: step({ approve: 'yes', again: 'ask' }, ['approve', 'again']),
      },
      'ask',
    )
    expect(placed(definition).nodes).toEqual(['ask 0.0', 'check 1.0', 'yes 2.0'])
    expect(placed(definition, { from: 'check', to: 'no' })).toEqual({
      nodes: ['ask 0.0', 'check 1.0', 'no 2.1', 'yes 2.0'],
      edges: ['ask check', 'check yes', 'check no'],
    })
  })
})
