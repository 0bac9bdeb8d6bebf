import type { Definition } from '@countersign/definition/definition'
import type { References } from './draft.ts'

const label = { zh: '例', en: 'Sample' }
const decision = (rank: 'supervisor' | 'manager') => ({
  kind: 'decision' as const,
  title: label,
  participants: [{ rule: 'rank' as const, rank }],
})

/** For tests only: a process without a finding, to seed faults into. */
export const sampleDraft = (): Definition => ({
  key: 'sample',
  title: label,
  start: [{ rule: 'rank', rank: 'rep', department: 'sales' }],
  delays: { review: { amount: 2, unit: 'workday' }, wait: { amount: 30, unit: 'day' } },
  options: {
    services: [
      { value: 'rush', label },
      { value: 'training', label },
    ],
  },
  fields: {
    type: 'object',
    additionalProperties: false,
    required: ['amount', 'services'],
    properties: {
      amount: { type: 'integer', minimum: 0, 'x-label': label },
      services: { type: 'array', items: { type: 'string', 'x-options': 'services' }, 'x-label': label },
      helper: { type: 'string', 'x-ref': 'person', 'x-label': label },
      note: { type: 'string', 'x-label': label },
      result: { type: 'string', 'x-label': label },
    },
  },
  stepDefaults: {
    decision: { form: { '*': 'read' }, due: { within: 'review', escalate: { add: 'superior' } } },
  },
  machine: {
    initial: 'draft',
    states: {
      draft: {
        meta: {
          step: {
            kind: 'form',
            title: label,
            participants: [{ rule: 'requester' }],
            form: { '*': 'edit', result: 'hidden' },
          },
        },
        on: { submit: 'first', withdraw: 'withdrawn' },
      },
      first: {
        meta: { step: { ...decision('supervisor'), form: { '*': 'read', note: 'required' } } },
        on: {
          approve: [
            { guard: { type: 'cel', params: { if: 'fields.amount > 100' } }, target: 'both' },
            { target: 'choice' },
          ],
          reject: 'rejected',
        },
      },
      both: {
        type: 'parallel',
        onDone: 'work',
        on: { withdraw: 'withdrawn' },
        states: {
          left: {
            initial: 'left-review',
            states: {
              'left-review': {
                meta: { step: decision('manager') },
                on: { approve: 'left-done', reject: '#rejected' },
              },
              'left-done': { type: 'final' },
            },
          },
          right: {
            initial: 'right-review',
            states: {
              'right-review': {
                meta: { step: decision('manager') },
                on: { approve: 'right-done', reject: '#rejected' },
              },
              'right-done': { type: 'final' },
            },
          },
        },
      },
      choice: {
        always: [
          { guard: { type: 'cel', params: { if: "fields.note == 'direct'" } }, target: 'closed' },
          { target: 'work' },
        ],
      },
      work: {
        meta: {
          step: {
            kind: 'form',
            title: label,
            participants: [{ rule: 'requester' }],
            outcomes: ['complete'],
            form: { '*': 'read', result: 'required' },
            due: { within: 'review' },
          },
        },
        on: { complete: 'closed' },
        after: { wait: 'closed' },
      },
      closed: { type: 'final', entry: { type: 'archive' }, meta: { title: label } },
      rejected: { type: 'final', meta: { title: label } },
      withdrawn: { type: 'final', meta: { title: label } },
    },
  },
  scenarios: [
    {
      title: label,
      requester: 'rep',
      fields: {},
      acts: [],
      expect: { path: ['draft', 'first'], status: 'running' },
    },
  ],
})

/** The organisation that the sample refers to. */
export const sampleReferences: References = {
  people: ['rep', 'supervisor', 'manager'],
  departments: ['sales'],
  ranks: ['rep', 'supervisor', 'manager'],
  definitions: ['sample'],
  profile: ['purchasing'],
}
