import type { FieldValues } from '@countersign/definition/field'

const steps = (by: string) => {
  const act = (step: string, fields: FieldValues) => ({ by, step, outcome: 'complete', fields })
  return [
    act('timing', { visitOn: '2026-12-03T02:00:00.000Z', mode: 'face-to-face' }),
    act('plan', { materials: '公司介绍与样品。', place: '客户总部' }),
    act('appointment', {
      appointmentBy: 'phone',
      appointmentOn: '2026-12-03T06:00:00.000Z',
      appointmentPlace: '客户总部三楼',
    }),
    act('preparation', { preparation: '正装，带样品。', budget: 50_000 }),
    act('visit', {
      visitedOn: '2026-12-03T06:10:00.000Z',
      visitedPlace: '客户总部三楼',
      contactsMet: '采购经理',
      talkingPoints: '扩产计划与供货周期。',
      customerThoughts: '希望缩短交期。',
      proposals: '安排技术交流。',
      latestInformation: '明年新增两条产线。',
    }),
    act('opportunity-finding', { opportunities: [{ text: '新产线设备', department: 'technology' }] }),
    act('problem-handling', { problems: [{ text: '备件交期过长', department: 'after-sales' }] }),
    act('summary', {
      analysis: '需求明确。',
      experience: '提前沟通议程。',
      shortcomings: '样品不足。',
      improvements: '下次带全样品。',
    }),
  ] as const
}

const START = { account: 'ka-0001', purpose: '了解扩产计划', goals: '确认需求与预算' } as const
const PLANNED = ['purpose', 'timing', 'plan', 'appointment', 'preparation', 'visit'] as const
const REPORTED = [...PLANNED, 'opportunity-finding', 'problem-handling', 'summary'] as const

const TARGET = { standing: 'prospect', target: true } as const
const led = steps('dev-supervisor')
const discussion = {
  by: 'dev-supervisor',
  step: 'pre-visit-discussion',
  outcome: 'complete',
  fields: { discussion: '分工与提问清单。' },
} as const
const followUp = (followUpBy: string) => ({
  by: 'dev-supervisor',
  step: 'follow-up',
  outcome: 'complete',
  fields: { followUpBy, followUpOn: '2026-12-08', followUpNotes: '同意安排技术交流。' },
})
const REPORTED_BY_LEADER = [
  'purpose',
  'timing',
  'pre-visit-discussion',
  'plan',
  'appointment',
  'preparation',
  'visit',
  'opportunity-finding',
  'problem-handling',
  'summary',
  'follow-up',
] as const

/** The stored tests of the visit, played by the demo people. */
export const visitScenarios = [
  {
    title: {
      zh: '目标大客户：主管带队，讨论会在先，一周内电话跟进',
      en: 'A target account, led by a supervisor and followed up by phone',
    },
    requester: 'dev-supervisor',
    fields: START,
    account: TARGET,
    acts: [...led.slice(0, 1), discussion, ...led.slice(1), followUp('phone')],
    expect: { path: [...REPORTED_BY_LEADER], status: 'completed' },
  },
  {
    title: { zh: '拜访现有客户，归档', en: 'A visit to an account of ours, filed' },
    requester: 'rep',
    fields: START,
    acts: [...steps('rep')],
    expect: { path: [...REPORTED], status: 'completed' },
  },
  {
    title: { zh: '预约时调整计划', en: 'The appointment changes the plan' },
    requester: 'rep',
    fields: START,
    acts: [
      ...steps('rep').slice(0, 2),
      { by: 'rep', step: 'appointment', outcome: 'change-plan', fields: {} },
      { by: 'rep', step: 'plan', outcome: 'complete', fields: { place: '客户分厂' } },
    ],
    expect: { path: ['purpose', 'timing', 'plan', 'appointment', 'plan', 'appointment'], status: 'running' },
  },
] as const
