import { defineProcess } from '@countersign/definition/author'
import { serviceCatalogue } from './service-catalogue.ts'
import { serviceRequestFields } from './service-request-fields.ts'
import { serviceRequestScenarios } from './service-request-scenarios.ts'

const archive = { type: 'archive' } as const

/** Service and support request 大客户服务与支持申请 (handbook P4): from a rep's form to a closed service. */
export const serviceRequest = defineProcess({
  key: 'service-request',
  title: { zh: '大客户服务与支持申请', en: 'Service and support request' },
  start: [{ rule: 'rank', rank: 'rep', orAbove: true, department: 'key-accounts' }],
  delays: { review: { amount: 2, unit: 'workday' }, service: { amount: 30, unit: 'day' } },
  options: { 'service-catalogue': serviceCatalogue },
  fields: serviceRequestFields,
  stepDefaults: {
    decision: {
      outcomes: ['approve', 'return', 'reject'],
      opinion: 'required',
      policy: { type: 'one' },
      returnTo: 'earlier',
      onEmpty: 'superior',
      onSelf: 'superior',
      onRepeated: 'ask',
      onDeparted: 'superior',
      form: { '*': 'read' },
      due: { within: 'review', remind: ['-PT4H'], escalate: { add: 'superior' } },
    },
  },
  machine: {
    initial: 'draft',
    states: {
      draft: {
        meta: {
          step: {
            kind: 'form',
            title: { zh: '填写申请', en: 'Fill in the request' },
            participants: [{ rule: 'requester' }],
            outcomes: ['submit'],
            form: { '*': 'edit', result: 'hidden', satisfaction: 'hidden' },
          },
        },
        on: { submit: 'approval', withdraw: 'withdrawn' },
      },
      approval: {
        meta: { title: { zh: '审批', en: 'Approval' } },
        initial: 'supervisor-review',
        onDone: 'in-service',
        on: { withdraw: 'withdrawn' },
        states: {
          'supervisor-review': {
            meta: {
              step: {
                kind: 'decision',
                title: { zh: '主管审核', en: 'Supervisor’s review' },
                participants: [{ rule: 'rank', rank: 'supervisor', department: 'key-accounts' }],
              },
            },
            on: { approve: 'manager-approval', reject: '#rejected' },
          },
          'manager-approval': {
            meta: {
              step: {
                kind: 'decision',
                title: { zh: '经理审批', en: 'Manager’s approval' },
                participants: [{ rule: 'rank', rank: 'manager', department: 'key-accounts' }],
              },
            },
            on: {
              approve: [
                {
                  guard: { type: 'cel', params: { if: "'special-payment' in fields.services" } },
                  target: 'special-terms-approval',
                },
                { target: 'approved' },
              ],
              reject: '#rejected',
            },
          },
          'special-terms-approval': {
            meta: {
              step: {
                kind: 'decision',
                title: { zh: '特殊付款方式审批', en: 'Approval of special terms' },
                participants: [
                  { rule: 'rank', rank: 'vp' },
                  { rule: 'rank', rank: 'gm' },
                ],
              },
            },
            on: { approve: 'approved', reject: '#rejected' },
          },
          approved: { type: 'final', meta: { title: { zh: '审批通过', en: 'Approved' } } },
        },
      },
      'in-service': {
        meta: {
          step: {
            kind: 'form',
            title: { zh: '服务中', en: 'In service' },
            participants: [{ rule: 'requester' }],
            outcomes: ['complete'],
            form: { '*': 'read', result: 'required', satisfaction: 'required' },
            due: { within: 'service', escalate: { add: 'superior' } },
          },
        },
        on: { complete: 'closed' },
      },
      closed: { type: 'final', entry: archive, meta: { title: { zh: '已办结', en: 'Closed' } } },
      rejected: { type: 'final', entry: archive, meta: { title: { zh: '未通过', en: 'Rejected' } } },
      withdrawn: { type: 'final', entry: archive, meta: { title: { zh: '已撤回', en: 'Withdrawn' } } },
    },
  },
  scenarios: serviceRequestScenarios,
})
