const REP = { by: 'mkt-rep' } as const
const data = {
  account: 'ka-0001',
  customerType: 'value',
  dataSummary: '年采购三千万元，三年内扩产一倍。',
  industry: '精密机械',
} as const
const standard = {
  ...REP,
  step: 'standard',
  outcome: 'qualify',
  fields: { annualSales: 3_000_000_000, standardBasis: '年销售额超过划分标准。' },
} as const
const needs = {
  ...REP,
  step: 'needs-analysis',
  outcome: 'complete',
  fields: { needs: '稳定供货与快速维修。' },
} as const
const resources = {
  ...REP,
  step: 'resources',
  outcome: 'complete',
  fields: {
    technologyResources: '可满足精度要求。',
    productionResources: '月产能有余量。',
    afterSalesResources: '当地有服务站。',
  },
} as const
const fit = {
  ...REP,
  step: 'fit-analysis',
  outcome: 'complete',
  fields: { fit: '契合度高。', likelihood: 4 },
} as const
const competitors = {
  ...REP,
  step: 'competitor-analysis',
  outcome: 'complete',
  fields: { competitors: [{ name: '华腾机电', product: '同类产品', service: '响应较慢' }] },
} as const
const SCORES = { riskAdvantage: 4, riskNeeds: 5, riskCompetitors: 3, riskFit: 4, riskPayment: 4 } as const
const risk = { ...REP, step: 'risk-sheet', outcome: 'complete', fields: SCORES } as const
const supervisor = {
  by: 'mkt-supervisor',
  step: 'supervisor-review',
  outcome: 'confirm',
  opinion: '同意列为大客户。',
} as const
const manager = { by: 'mkt-manager', step: 'manager-review', outcome: 'confirm', opinion: '同意。' } as const
const register = { ...REP, step: 'registration', outcome: 'complete', fields: { owner: 'rep' } } as const
const receive = { by: 'archive', step: 'dossier', outcome: 'complete' } as const

const TO_EVALUATION = ['collect', 'standard', 'needs-analysis', 'resources', 'competitor-analysis'] as const
const TO_REVIEW = [...TO_EVALUATION, 'fit-analysis', 'risk-sheet', 'supervisor-review'] as const
const evaluated = [standard, needs, resources, competitors, fit, risk] as const

/** The stored tests of the selection, played by the demo people of Marketing. */
export const selectionScenarios = [
  {
    title: { zh: '两级确认，登记并归档', en: 'Both confirm; registered and archived' },
    requester: 'mkt-rep',
    fields: data,
    acts: [...evaluated, supervisor, manager, register, receive],
    expect: { path: [...TO_REVIEW, 'manager-review', 'registration', 'dossier'], status: 'completed' },
  },
  {
    title: { zh: '只有主管确认，仍待经理审核', en: 'One reviewer only: still pending' },
    requester: 'mkt-rep',
    fields: data,
    acts: [...evaluated, supervisor],
    expect: { path: [...TO_REVIEW, 'manager-review'], status: 'running' },
  },
  {
    title: { zh: '主管退回风险分析表，重新评分', en: 'Returned to the risk sheet and scored anew' },
    requester: 'mkt-rep',
    fields: data,
    acts: [
      ...evaluated,
      { ...supervisor, outcome: 'return', opinion: '竞争对手评分偏高。', to: 'risk-sheet' },
      { ...risk, fields: { riskCompetitors: 2 } },
      supervisor,
    ],
    expect: { path: [...TO_REVIEW, 'risk-sheet', 'supervisor-review', 'manager-review'], status: 'running' },
  },
  {
    title: { zh: '经理取消资格', en: 'Disqualified by the manager' },
    requester: 'mkt-rep',
    fields: data,
    acts: [...evaluated, supervisor, { ...manager, outcome: 'disqualify', opinion: '付款记录不良。' }],
    expect: { path: [...TO_REVIEW, 'manager-review'], status: 'rejected' },
  },
  {
    title: { zh: '不符合标准，说明原因后终止', en: 'Stopped with a reason below the standard' },
    requester: 'mkt-rep',
    fields: data,
    acts: [
      {
        ...standard,
        outcome: 'stop',
        fields: { annualSales: 1_000_000, stopReason: '年销售额低于标准。' },
      },
    ],
    expect: { path: ['collect', 'standard'], status: 'rejected' },
  },
] as const
