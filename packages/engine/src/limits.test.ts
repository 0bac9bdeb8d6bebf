import type { Delay } from '@countersign/definition/delay'
import type { FieldValues } from '@countersign/definition/field'
import { describe, expect, it } from 'vitest'
import { decision, definitionOf, form, when } from './testing/definition.ts'
import { Request } from './testing/request.ts'

const ID = '77777777-7777-8777-8777-777777777777'

const begun = (limit: Delay, fields: FieldValues): Request => {
  const plain = definitionOf({
    draft: form('review'),
    review: decision(['manager'], 'closed', { due: { within: 'limit' } }),
  })
  const promise = { type: 'string', format: 'date' } as const
  return new Request({
    ...plain,
    delays: { limit },
    fields: { ...plain.fields, properties: { ...plain.fields.properties, promise } },
  }).does('rep', { verb: 'start', id: ID, fields, submit: true })
}
const dueOf = (request: Request) => request.instance.activations.at(-1)?.due

describe('meaning D7: a limit by a date field', () => {
  it('is over with that day where the organisation is', () => {
    const request = begun({ until: 'promise' }, { promise: '2026-11-10' })
    expect(dueOf(request)).toBe('2026-11-10T16:00:00.000Z')
  })

  it.each<[string, FieldValues]>([
    ['that has passed', { promise: '2026-10-01' }],
    ['that nobody filled', {}],
  ])('%s is over at once', (_, fields) => {
    const request = begun({ until: 'promise' }, fields)
    expect(dueOf(request)).toBe(request.instance.activations.at(-1)?.since)
  })

  it('is decided again the same, also where the organisation moved to another zone', () => {
    const request = begun({ until: 'promise' }, { promise: '2026-11-10' })
    expect(request.redecided()).toEqual(request.records.map(({ body }) => body))
  })
})

describe('meaning D8: a limit with choices', () => {
  const limit: Delay = {
    amount: 2,
    unit: 'day',
    choices: [
      { if: 'has(fields.amount) && fields.amount > 100', amount: 1, unit: 'hour' },
      { if: 'has(fields.amount) && fields.amount > 10', amount: 1, unit: 'day' },
    ],
  }
  it.each([
    [500, '2026-11-02T02:00:00.000Z'],
    [50, '2026-11-03T01:00:00.000Z'],
    [5, '2026-11-04T01:00:00.000Z'],
  ])('takes the first that holds: %i', (amount, due) => {
    expect(dueOf(begun(limit, { amount }))).toBe(due)
  })
})

it('meaning D9: a limit of a whole part of the chart acts within it once, and moves nothing', () => {
  const plain = definitionOf({
    draft: form('handling'),
    handling: {
      initial: 'review',
      after: {
        soon: [
          {
            guard: when('!has(fields.note)'),
            actions: { type: 'set-fields', params: { values: { subject: "'late'" } } },
          },
          {},
        ],
      },
      states: { review: decision(['manager'], '#closed') },
    },
  })
  const request = new Request(plain).does('rep', { verb: 'start', id: ID, fields: {}, submit: true })
  request.timerFires('after-soon')
  expect([request.instance.fields['subject'], request.waitsAt]).toEqual(['late', ['review']])
  expect(request.instance.timers.map(({ name }) => name)).not.toContain('after-soon')
})
