import { describe, expect, it } from 'vitest'
import { defineProcess } from './author.ts'
import { parseDefinition } from './parse-definition.ts'

const label = { zh: '字段', en: 'Field' } as const
const fields = {
  type: 'object',
  additionalProperties: false,
  required: ['subject'],
  properties: { subject: { type: 'string' }, cost: { type: 'integer', 'x-options': 'costs' } },
} as const
const head = {
  key: 'trial',
  title: label,
  start: [{ rule: 'rank', rank: 'rep' }],
  delays: { review: { amount: 2, unit: 'workday' } },
  options: { costs: [{ value: 'low', label }] },
} as const

describe('a process written in TypeScript', () => {
  it('is the plain definition that the schema accepts', () => {
    const definition = defineProcess({
      ...head,
      fields,
      machine: {
        initial: 'draft',
        states: {
          draft: {
            meta: {
              step: { kind: 'form', form: { '*': 'edit', cost: 'hidden' }, due: { within: 'review' } },
            },
            on: { submit: 'approval', withdraw: '#done' },
          },
          approval: {
            initial: 'first',
            onDone: { target: 'done', actions: [{ type: 'set-fields', params: { values: { cost: '1' } } }] },
            after: { review: '.second' },
            states: {
              first: {
                meta: { step: { kind: 'decision', separateFrom: ['draft'], returnTo: ['draft'] } },
                on: { approve: [{ target: 'second' }] },
              },
              second: { type: 'final' },
            },
          },
          done: { type: 'final', entry: { type: 'archive' } },
        },
      },
    })
    expect(parseDefinition(definition)).toEqual({ ok: true, definition })
  })

  it('does not compile with a target that is no sibling', () => {
    const states = { done: { type: 'final' } } as const
    expect(
      defineProcess({
        ...head,
        fields,
        // @ts-expect-error `dnoe` is no state
        machine: { initial: 'draft', states: { ...states, draft: { on: { submit: 'dnoe' } } } },
      }),
    ).toBeDefined()
    expect(
      defineProcess({
        ...head,
        fields,
        machine: {
          initial: 'draft',
          // @ts-expect-error `inner` is a child of `done`, not a sibling of `draft`
          states: { draft: { on: { submit: 'inner' } }, done: { initial: 'inner', states: { inner: {} } } },
        },
      }),
    ).toBeDefined()
    expect(
      defineProcess({
        ...head,
        fields,
        machine: {
          initial: 'draft',
          // @ts-expect-error no state has the key `#nowhere` names
          states: { ...states, draft: { on: { submit: [{ target: '#nowhere' }] } } },
        },
      }),
    ).toBeDefined()
    // @ts-expect-error the initial state is not there
    expect(defineProcess({ ...head, fields, machine: { initial: 'drfat', states } })).toBeDefined()
  })

  it('does not compile with a field that is not there', () => {
    const machine = { initial: 'draft', states: { draft: {} } } as const
    // @ts-expect-error `title` is no field
    expect(defineProcess({ ...head, machine, fields: { ...fields, required: ['title'] } })).toBeDefined()
    expect(
      defineProcess({
        ...head,
        fields,
        machine: {
          initial: 'draft',
          // @ts-expect-error `costs` is no field
          states: { draft: { meta: { step: { kind: 'form', form: { costs: 'read' } } } } },
        },
      }),
    ).toBeDefined()
    expect(
      defineProcess({
        ...head,
        fields,
        machine: {
          initial: 'draft',
          // @ts-expect-error `costs` is no field
          states: { draft: { entry: { type: 'set-fields', params: { values: { costs: '1' } } } } },
        },
      }),
    ).toBeDefined()
  })

  it('does not compile with a delay, a step or an option list that is not there', () => {
    expect(
      defineProcess({
        ...head,
        fields,
        machine: {
          initial: 'draft',
          // @ts-expect-error `reviews` is no delay
          states: { draft: { meta: { step: { kind: 'form', due: { within: 'reviews' } } } } },
        },
      }),
    ).toBeDefined()
    expect(
      defineProcess({
        ...head,
        fields,
        // @ts-expect-error `reviews` is no delay
        machine: { initial: 'draft', states: { draft: { after: { reviews: '#draft' } } } },
      }),
    ).toBeDefined()
    expect(
      defineProcess({
        ...head,
        fields,
        machine: {
          initial: 'draft',
          states: {
            draft: {
              // @ts-expect-error `darft` is no step
              meta: { step: { kind: 'decision', participants: [{ rule: 'decider', step: 'darft' }] } },
            },
          },
        },
      }),
    ).toBeDefined()
    const machine = { initial: 'draft', states: { draft: {} } } as const
    const cost = { type: 'string', 'x-options': 'prices' } as const
    expect(
      defineProcess({
        ...head,
        machine,
        // @ts-expect-error `prices` is no option list
        fields: { ...fields, properties: { subject: fields.properties.subject, cost } },
      }),
    ).toBeDefined()
  })
})
