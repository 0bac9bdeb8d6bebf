import { openRequest } from './open-request.ts'

const label = (zh: string, en: string) => ({ zh, en })

/** A request that three people decide together, and then one of two. */
export const jointRequest = {
  ...openRequest,
  key: 'joint-request',
  title: label('联合申请', 'Joint request'),
  machine: {
    ...openRequest.machine,
    states: {
      ...openRequest.machine.states,
      review: {
        meta: {
          step: {
            kind: 'decision',
            title: label('会签', 'Joint review'),
            participants: [{ rule: 'named', people: ['manager', 'quality', 'finance'] }],
            policy: { type: 'all' },
            opinion: 'optional',
            due: { within: 'review' },
          },
        },
        on: { approve: 'final-review', reject: 'rejected', withdraw: 'withdrawn' },
      },
      'final-review': {
        meta: {
          step: {
            kind: 'decision',
            title: label('终审', 'Final review'),
            participants: [{ rule: 'named', people: ['vp', 'gm'] }],
            opinion: 'optional',
            due: { within: 'review' },
          },
        },
        on: { approve: 'done', reject: 'rejected', withdraw: 'withdrawn' },
      },
    },
  },
} as const
