import { defineProcess } from '@countersign/definition/author'
import { archive, formDefaults } from '../step-parts.ts'
import { visitFields } from './fields.ts'
import { visitScenarios } from './scenarios.ts'

const lead = [{ rule: 'requester' }] as const
const title = (zh: string, en: string) => ({ zh, en })
const option = (value: string, zh: string, en: string) => ({ value, label: { zh, en } })

/** A target account 目标大客户 is visited under a supervisor or above of account development. */
const LED_AS_ASKED =
  "!account.target || (requester.department == 'development' && requester.rank != 'rep') || requester.rank in ['director', 'vp', 'gm']"

const filing = [
  { type: 'file-dossier', params: { account: 'account', title: title('拜访资料', 'Visit') } },
  archive,
] as const

/** What the call report 目标客户拜访记录表 holds; it is locked once it is filed. */
const REPORT = [
  'visitedOn',
  'visitedPlace',
  'mode',
  'contactsMet',
  'companions',
  'talkingPoints',
  'customerThoughts',
  'proposals',
] as const

/** The visit stands in the calendar from when it is planned; what is said last of its time and place holds. */
const entered = (at: string, place: string | null, held: boolean) =>
  ({
    type: 'enter-visit',
    params: { account: 'account', at, ...(place !== null && { place }), held },
  }) as const
const TIMED = entered('visitOn', null, false)

/** Key-account visit 大客户拜访 (handbook P2): from its purpose to the summary; of a target account also the follow-up. */
export const accountVisit = defineProcess({
  key: 'account-visit',
  title: title('大客户拜访', 'Key-account visit'),
  start: [
    { rule: 'rank', rank: 'rep', orAbove: true, department: 'key-accounts' },
    { rule: 'rank', rank: 'rep', orAbove: true, department: 'development' },
    { rule: 'rank', rank: 'rep', orAbove: true, department: 'marketing' },
    { rule: 'rank', rank: 'director', orAbove: true },
  ],
  delays: { work: { amount: 10, unit: 'workday' }, week: { amount: 7, unit: 'day' } },
  options: {
    'visit-modes': [
      option('face-to-face', '面谈', 'Face to face'),
      option('phone', '电话', 'Phone'),
      option('online', '线上', 'Online'),
    ],
    'appointment-modes': [option('in-person', '当面', 'In person'), option('phone', '电话', 'Phone')],
    'follow-up-modes': [
      option('phone', '电话', 'Phone'),
      option('visit', '再次拜访', 'A second visit'),
      option('email', '邮件', 'E-mail'),
    ],
  },
  fields: visitFields,
  stepDefaults: { form: formDefaults },
  machine: {
    initial: 'planning',
    states: {
      planning: {
        meta: { title: title('拜访计划', 'Planning') },
        initial: 'purpose',
        on: { withdraw: 'withdrawn' },
        states: {
          purpose: {
            meta: {
              step: {
                kind: 'form',
                title: title('明确拜访目的', 'Purpose and goals'),
                participants: lead,
                outcomes: ['submit'],
                form: { '*': 'hidden', account: 'edit', purpose: 'edit', goals: 'edit' },
                rules: [
                  {
                    if: LED_AS_ASKED,
                    message: title(
                      '目标大客户须由客户开发部主管或以上人员带队拜访。',
                      'A target account is visited under a supervisor or above of account development.',
                    ),
                  },
                ],
              },
            },
            on: { submit: 'timing' },
          },
          timing: {
            meta: {
              step: {
                kind: 'form',
                title: title('选择拜访时机', 'Timing and mode'),
                participants: lead,
                form: { '*': 'read', visitOn: 'required', mode: 'required' },
              },
            },
            on: {
              complete: [
                {
                  guard: { type: 'cel', params: { if: 'account.target' } },
                  actions: TIMED,
                  target: 'pre-visit-discussion',
                },
                { actions: TIMED, target: 'plan' },
              ],
            },
          },
          'pre-visit-discussion': {
            meta: {
              step: {
                kind: 'form',
                title: title('拜访前讨论会', 'Pre-visit discussion'),
                participants: lead,
                form: { '*': 'read', discussion: 'required' },
              },
            },
            on: { complete: 'plan' },
          },
          plan: {
            meta: {
              step: {
                kind: 'form',
                title: title('制定拜访计划', 'Plan'),
                participants: lead,
                form: { '*': 'read', materials: 'required', place: 'required', visitOn: 'required' },
              },
            },
            on: { complete: { actions: entered('visitOn', 'place', false), target: 'appointment' } },
          },
          appointment: {
            meta: {
              step: {
                kind: 'form',
                title: title('预约', 'Appointment'),
                participants: lead,
                outcomes: ['complete', 'change-plan'],
                outcomeTitles: {
                  complete: title('已约定', 'Appointed'),
                  'change-plan': title('调整计划', 'Change the plan'),
                },
                form: { '*': 'read', appointmentBy: 'edit', appointmentOn: 'edit', appointmentPlace: 'edit' },
                rules: [
                  {
                    if: 'has(fields.appointmentBy) && has(fields.appointmentOn) && has(fields.appointmentPlace)',
                    message: title(
                      '请填写预约方式、约定时间和地点',
                      'Say how it was made, the final time and place',
                    ),
                    outcomes: ['complete'],
                  },
                ],
              },
            },
            on: {
              complete: {
                actions: entered('appointmentOn', 'appointmentPlace', false),
                target: 'preparation',
              },
              'change-plan': 'plan',
            },
          },
          preparation: {
            meta: {
              step: {
                kind: 'form',
                title: title('拜访准备', 'Preparation'),
                participants: lead,
                form: { '*': 'read', preparation: 'required', budget: 'edit', gifts: 'edit' },
              },
            },
            on: { complete: '#visit' },
          },
        },
      },
      visit: {
        meta: {
          step: {
            kind: 'form',
            title: title('实施拜访', 'The visit'),
            participants: lead,
            form: {
              '*': 'read',
              visitedOn: 'required',
              visitedPlace: 'required',
              contactsMet: 'required',
              companions: 'edit',
              talkingPoints: 'required',
              customerThoughts: 'required',
              proposals: 'required',
              latestInformation: 'edit',
            },
          },
        },
        on: {
          complete: {
            actions: [
              entered('visitedOn', 'visitedPlace', true),
              { type: 'file-report', params: { account: 'account', fields: REPORT } },
              {
                type: 'update-profile',
                params: { account: 'account', values: { latestInformation: 'fields.latestInformation' } },
              },
            ],
            target: 'findings',
          },
        },
      },
      findings: {
        type: 'parallel',
        meta: { title: title('商机与问题', 'Opportunities and problems') },
        onDone: 'summary',
        states: {
          'opportunity-side': {
            initial: 'opportunity-finding',
            meta: { title: title('商机', 'Opportunities') },
            states: {
              'opportunity-finding': {
                meta: {
                  step: {
                    kind: 'form',
                    title: title('发现商机', 'Opportunities'),
                    participants: lead,
                    form: { '*': 'read', opportunities: 'edit' },
                  },
                },
                on: {
                  complete: {
                    actions: [
                      {
                        type: 'open-findings',
                        params: { account: 'account', findings: 'opportunities', kind: 'opportunity' },
                      },
                      {
                        type: 'notify',
                        params: {
                          to: [{ rule: 'superior', of: 'requester' }],
                          message: title('拜访发现的商机已反馈', 'Opportunities found on a visit'),
                        },
                      },
                    ],
                    target: 'opportunities-fed-back',
                  },
                },
              },
              'opportunities-fed-back': {
                type: 'final',
                meta: { title: title('商机已反馈', 'Opportunities fed back') },
              },
            },
          },
          'problem-side': {
            initial: 'problem-handling',
            meta: { title: title('问题', 'Problems') },
            states: {
              'problem-handling': {
                meta: {
                  step: {
                    kind: 'form',
                    title: title('处理问题', 'Problems'),
                    participants: lead,
                    form: { '*': 'read', problems: 'edit' },
                  },
                },
                on: {
                  complete: {
                    actions: [
                      {
                        type: 'open-findings',
                        params: { account: 'account', findings: 'problems', kind: 'problem' },
                      },
                      {
                        type: 'notify',
                        params: {
                          to: [{ rule: 'superior', of: 'requester' }],
                          message: title('拜访发现的问题已上报', 'Problems found on a visit'),
                        },
                      },
                    ],
                    target: 'problems-reported',
                  },
                },
              },
              'problems-reported': {
                type: 'final',
                meta: { title: title('问题已上报', 'Problems reported') },
              },
            },
          },
        },
      },
      summary: {
        meta: {
          step: {
            kind: 'form',
            title: title('拜访总结', 'Summary'),
            participants: lead,
            form: {
              '*': 'read',
              analysis: 'required',
              experience: 'required',
              shortcomings: 'required',
              improvements: 'required',
            },
          },
        },
        on: {
          complete: [
            { guard: { type: 'cel', params: { if: 'account.target' } }, target: 'follow-up' },
            { target: 'filed' },
          ],
        },
      },
      'follow-up': {
        meta: {
          step: {
            kind: 'form',
            title: title('一周内跟进', 'Follow-up within a week'),
            participants: lead,
            form: { '*': 'read', followUpBy: 'required', followUpOn: 'required', followUpNotes: 'required' },
            due: { within: 'week', remind: ['-P1D'], escalate: { add: 'superior' } },
            rules: [
              {
                if: "fields.followUpBy != 'email'",
                message: title(
                  '邮件不算跟进，须电话或再次拜访。',
                  'An e-mail does not close the follow-up: call, or visit again.',
                ),
              },
            ],
          },
        },
        on: { complete: 'filed' },
      },
      filed: { type: 'final', entry: filing, meta: { title: title('已归档', 'Filed') } },
      withdrawn: { type: 'final', entry: archive, meta: { title: title('已撤回', 'Withdrawn') } },
    },
  },
  scenarios: visitScenarios,
})
