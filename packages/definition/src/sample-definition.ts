import { defineProcess } from './author.ts'

const label = { zh: '例', en: 'Sample' } as const

/** For tests only: every kind of field, nested and parallel states, optional and required values. */
export const sampleDefinition = defineProcess({
  key: 'sample',
  title: label,
  start: [{ rule: 'rank', rank: 'rep', orAbove: true }],
  delays: { review: { amount: 2, unit: 'workday' } },
  options: {
    services: [
      { value: 'rush', label },
      { value: 'special-payment', label },
    ],
  },
  fields: {
    type: 'object',
    additionalProperties: false,
    required: ['account', 'services', 'amount'],
    properties: {
      account: { type: 'string', 'x-ref': 'account' },
      services: {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: { type: 'string', 'x-options': 'services' },
      },
      amount: { type: 'integer', minimum: 0, maximum: 1_000_000 },
      rate: { type: 'number' },
      urgent: { type: 'boolean' },
      note: { type: 'string', minLength: 2, maxLength: 10 },
      level: { type: 'string', enum: ['low', 'high'] },
      wanted: { type: 'string', format: 'date' },
      at: { type: 'string', format: 'date-time' },
      mail: { type: 'string', format: 'email' },
      page: { type: 'string', format: 'uri' },
      files: { type: 'array', maxItems: 3, items: { type: 'string', 'x-ref': 'file' } },
      rows: {
        type: 'array',
        uniqueItems: true,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name'],
          properties: { name: { type: 'string' }, cost: { type: 'integer' } },
        },
      },
      contact: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: { name: { type: 'string' }, phone: { type: 'string' } },
      },
    },
  },
  stepDefaults: { decision: { form: { '*': 'read' }, due: { within: 'review' }, onEmpty: 'administrator' } },
  machine: {
    initial: 'draft',
    states: {
      draft: {
        meta: {
          step: {
            kind: 'form',
            participants: [{ rule: 'requester' }],
            form: { '*': 'edit', files: 'hidden' },
          },
        },
        on: { submit: 'reviews', withdraw: 'withdrawn' },
      },
      reviews: {
        type: 'parallel',
        onDone: 'closed',
        states: {
          technical: {
            initial: 'technical-review',
            states: {
              'technical-review': {
                meta: {
                  step: {
                    kind: 'decision',
                    title: label,
                    participants: [{ rule: 'superior', of: 'requester' }],
                  },
                },
                on: { approve: 'technical-done', reject: '#rejected' },
              },
              'technical-done': { type: 'final' },
            },
          },
          commercial: {
            initial: 'commercial-review',
            states: {
              'commercial-review': {
                meta: {
                  step: {
                    kind: 'decision',
                    participants: [{ rule: 'rank', rank: 'manager' }],
                    outcomes: ['approve', 'reject'],
                    form: { '*': 'read', rate: 'required', note: 'edit' },
                    onEmpty: 'skip',
                  },
                },
                on: { approve: 'commercial-done', reject: '#rejected' },
              },
              'commercial-done': { type: 'final' },
            },
          },
        },
      },
      closed: { type: 'final' },
      rejected: { type: 'final' },
      withdrawn: { type: 'final' },
      stopped: { type: 'final', meta: { end: 'rejected' } },
    },
  },
})
