import { defineProcess } from '@countersign/definition/author'
import { archive, formDefaults, reviewDefaults } from '../step-parts.ts'
import { suggestionFields } from './fields.ts'
import { suggestionScenarios } from './scenarios.ts'

const title = (zh: string, en: string) => ({ zh, en })
const option = (value: string, zh: string, en: string) => ({ value, label: { zh, en } })

const COMPLAINT = "has(fields.kind) && fields.kind == 'complaint'"
const keyAccountStaff = [{ rule: 'rank', rank: 'rep', orAbove: true, department: 'key-accounts' }] as const
const accountRep = [{ rule: 'account-owner' }] as const
const keyAccountManager = [{ rule: 'rank', rank: 'manager', department: 'key-accounts' }] as const

const filing = [
  { type: 'file-dossier', params: { account: 'account', title: title('建议与投诉', 'Suggestion') } },
  archive,
] as const

const escalated = [
  { rule: 'superior', of: 'requester' },
  { rule: 'rank', rank: 'director' },
] as const

/** The reply 回复 within the promise date, and the second thanks; a rejected suggestion is replied to as well. */
const replying = (zh: string, en: string) =>
  ({
    kind: 'form',
    title: title(zh, en),
    participants: accountRep,
    form: { '*': 'read', replyText: 'required', repliedOn: 'required', thanked: 'required' },
    rules: [
      {
        if: 'fields.thanked',
        message: title('请再次感谢客户后再完成回复', 'Thank the customer again before the reply is done'),
      },
    ],
  }) as const

/** Customer suggestion 大客户建议处理 and complaint 投诉 (handbook P3): from reception to a reply within the promise date. */
export const customerSuggestion = defineProcess({
  key: 'customer-suggestion',
  title: title('大客户建议处理', 'Customer suggestion'),
  start: [{ rule: 'rank', rank: 'rep', orAbove: true }],
  delays: {
    promise: { until: 'promiseDate' },
    review: { amount: 2, unit: 'workday', choices: [{ if: COMPLAINT, amount: 1, unit: 'workday' }] },
    work: { amount: 3, unit: 'workday', choices: [{ if: COMPLAINT, amount: 1, unit: 'workday' }] },
    execution: { amount: 30, unit: 'day', choices: [{ if: COMPLAINT, amount: 10, unit: 'day' }] },
  },
  options: {
    kinds: [option('suggestion', '建议', 'Suggestion'), option('complaint', '投诉', 'Complaint')],
    channels: [
      option('in-person', '当面', 'In person'),
      option('phone', '电话', 'Phone'),
      option('web', '网络', 'Web'),
      option('email', '电邮', 'E-mail'),
    ],
    classifications: [
      option('product', '产品', 'Product'),
      option('quality', '质量', 'Quality'),
      option('delivery', '交付', 'Delivery'),
      option('service', '服务', 'Service'),
      option('price', '价格', 'Price'),
      option('other', '其他', 'Other'),
    ],
  },
  fields: suggestionFields,
  stepDefaults: { form: formDefaults, decision: reviewDefaults },
  machine: {
    initial: 'reception',
    states: {
      reception: {
        meta: {
          step: {
            kind: 'form',
            title: title('接收', 'Reception'),
            participants: [{ rule: 'requester' }],
            outcomes: ['submit'],
            form: {
              '*': 'hidden',
              account: 'edit',
              kind: 'edit',
              channel: 'edit',
              customerWords: 'edit',
              promiseDate: 'edit',
            },
          },
        },
        on: { submit: 'handling', withdraw: 'withdrawn' },
      },
      handling: {
        meta: { title: title('处理', 'Handling') },
        initial: 'acceptance',
        on: { withdraw: 'withdrawn' },
        after: {
          promise: [
            {
              guard: { type: 'cel', params: { if: '!has(fields.repliedOn)' } },
              actions: [
                { type: 'set-fields', params: { values: { promiseBreached: 'true' } } },
                {
                  type: 'notify',
                  params: {
                    to: escalated,
                    message: title(
                      '已超过承诺期限，尚未回复客户',
                      'The promise date has passed without a reply',
                    ),
                  },
                },
              ],
            },
            { description: 'Replied in time.' },
          ],
        },
        onDone: 'closed',
        states: {
          acceptance: {
            meta: {
              step: {
                kind: 'form',
                title: title('受理', 'Sort and classify'),
                participants: keyAccountStaff,
                form: { '*': 'read', classification: 'required' },
              },
            },
            on: { complete: 'report' },
          },
          report: {
            meta: {
              step: {
                kind: 'form',
                title: title('制作建议报告', 'Causes and feasibility'),
                participants: accountRep,
                form: { '*': 'read', causes: 'required', feasibility: 'required' },
              },
            },
            on: { complete: 'report-review' },
          },
          'report-review': {
            meta: {
              step: {
                kind: 'decision',
                title: title('大客户部经理审阅', 'Key-account manager’s comments'),
                participants: keyAccountManager,
                outcomes: ['approve', 'return'],
                returnTo: ['report'],
              },
            },
            on: { approve: 'summary' },
          },
          summary: {
            meta: {
              step: {
                kind: 'form',
                title: title('形成、发送建议汇总表', 'Summary table to the departments'),
                participants: keyAccountStaff,
                form: { '*': 'read', departments: 'required', summaryTable: 'required' },
                rules: [
                  {
                    if: 'fields.departments.size() > 0',
                    message: title('请至少选择一个相关部门', 'Choose at least one department'),
                  },
                ],
              },
            },
            on: { complete: 'opinions' },
          },
          opinions: {
            type: 'parallel',
            meta: { title: title('落实意见', 'Departments’ opinions') },
            states: {
              collecting: {
                initial: 'department-opinion',
                meta: { title: title('部门意见', 'Opinions') },
                states: {
                  'department-opinion': {
                    meta: {
                      step: {
                        kind: 'decision',
                        title: title('各部门落实意见', 'Each department’s opinion'),
                        participants: [{ rule: 'head', department: { each: 'departments' }, group: true }],
                        outcomes: ['approve'],
                        outcomeTitles: { approve: title('提交意见', 'Give the opinion') },
                        policy: { type: 'all' },
                      },
                    },
                    on: { approve: '#merge' },
                  },
                },
              },
              waiving: {
                initial: 'waiver',
                meta: { title: title('豁免', 'Waiver') },
                states: {
                  waiver: {
                    meta: {
                      step: {
                        kind: 'form',
                        title: title(
                          '跟进部门意见（可说明原因后豁免）',
                          'See the opinions in, or waive the missing ones',
                        ),
                        participants: keyAccountManager,
                        outcomes: ['waive'],
                        outcomeTitles: { waive: title('豁免未反馈的部门', 'Waive the missing') },
                        opinion: 'required',
                        form: { '*': 'read' },
                      },
                    },
                    on: { waive: '#merge' },
                  },
                },
              },
            },
          },
          merge: {
            meta: {
              step: {
                kind: 'form',
                title: title('汇总各部门意见', 'Merge the opinions'),
                participants: keyAccountStaff,
                form: { '*': 'read', mergedOpinions: 'required' },
              },
            },
            on: { complete: 'director-review' },
          },
          'director-review': {
            meta: {
              step: {
                kind: 'decision',
                title: title('营销总监审核', 'Director’s review'),
                participants: [{ rule: 'rank', rank: 'director' }],
                returnTo: ['summary'],
              },
            },
            on: { approve: 'gm-approval', reject: 'refusal-reply' },
          },
          'gm-approval': {
            meta: {
              step: {
                kind: 'decision',
                title: title('总经理审批', 'General manager’s approval'),
                participants: [{ rule: 'rank', rank: 'gm' }],
                returnTo: ['summary'],
              },
            },
            on: { approve: 'carrying-out', reject: 'refusal-reply' },
          },
          'carrying-out': {
            type: 'parallel',
            meta: { title: title('执行与回复', 'Carried out and replied') },
            onDone: 'done',
            states: {
              'execution-side': {
                initial: 'execution',
                meta: { title: title('执行', 'Execution') },
                states: {
                  execution: {
                    meta: {
                      step: {
                        kind: 'form',
                        title: title('执行跟踪', 'Track the execution'),
                        participants: keyAccountStaff,
                        form: { '*': 'read', executionResult: 'required' },
                        due: { within: 'execution', remind: ['-P1D'], escalate: { add: 'superior' } },
                      },
                    },
                    on: { complete: 'executed' },
                  },
                  executed: { type: 'final', meta: { title: title('已执行', 'Carried out') } },
                },
              },
              'reply-side': {
                initial: 'reply',
                meta: { title: title('回复', 'Reply') },
                states: {
                  reply: {
                    meta: { step: replying('回复大客户', 'Reply to the customer') },
                    on: { complete: 'replied' },
                  },
                  replied: { type: 'final', meta: { title: title('已回复', 'Replied') } },
                },
              },
            },
          },
          'refusal-reply': {
            meta: { step: replying('回复未采纳的建议', 'Reply: not taken up') },
            on: { complete: '#not-taken-up' },
          },
          done: { type: 'final', meta: { title: title('已完成', 'Done') } },
        },
      },
      closed: { type: 'final', entry: filing, meta: { title: title('已办结', 'Closed') } },
      'not-taken-up': {
        type: 'final',
        entry: filing,
        meta: { title: title('未采纳，已回复', 'Not taken up, replied'), end: 'rejected' },
      },
      withdrawn: { type: 'final', entry: archive, meta: { title: title('已撤回', 'Withdrawn') } },
    },
  },
  scenarios: suggestionScenarios,
})
