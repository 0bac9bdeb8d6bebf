/** A plain request that every department may start and the director decides, with a list of files. */
export const openRequest = {
  key: 'open-request',
  title: { zh: '通用申请', en: 'Open request' },
  start: [{ rule: 'rank', rank: 'rep', orAbove: true }],
  delays: { review: { amount: 2, unit: 'day' } },
  fields: {
    type: 'object',
    additionalProperties: false,
    required: ['note'],
    properties: {
      note: { type: 'string', 'x-label': { zh: '说明', en: 'Note' } },
      papers: {
        type: 'array',
        items: { type: 'string', 'x-ref': 'file' },
        'x-label': { zh: '附件', en: 'Papers' },
      },
    },
  },
  machine: {
    initial: 'draft',
    states: {
      draft: {
        meta: {
          step: {
            kind: 'form',
            title: { zh: '填写', en: 'Fill in' },
            participants: [{ rule: 'requester' }],
            outcomes: ['submit'],
            form: { '*': 'edit' },
          },
        },
        on: { submit: 'review', withdraw: 'withdrawn' },
      },
      review: {
        meta: {
          step: {
            kind: 'decision',
            title: { zh: '审批', en: 'Review' },
            participants: [{ rule: 'rank', rank: 'director' }],
            outcomes: ['approve', 'return', 'reject'],
            due: { within: 'review' },
          },
        },
        on: { approve: 'done', reject: 'rejected', withdraw: 'withdrawn' },
      },
      done: { type: 'final' },
      rejected: { type: 'final' },
      withdrawn: { type: 'final' },
    },
  },
} as const
