const plain = {
  account: 'ka-0001',
  services: ['rush-delivery', 'training'],
  deepNeeds: '新产线投产前需要稳定的供货和操作培训。',
  amount: 1_200_000,
  desiredDate: '2026-12-15',
} as const
const special = { ...plain, services: ['special-payment', 'consulting'] } as const

const APPROVE = 'approve'
const supervisor = {
  by: 'supervisor',
  step: 'supervisor-review',
  outcome: APPROVE,
  opinion: '需求属实，同意。',
} as const
const manager = {
  by: 'manager',
  step: 'manager-approval',
  outcome: APPROVE,
  opinion: '同意，按计划执行。',
} as const
const specialTerms = { step: 'special-terms-approval', outcome: APPROVE, opinion: '同意分期付款。' } as const
const done = {
  by: 'rep',
  step: 'in-service',
  outcome: 'complete',
  fields: { result: '已按期交付并完成培训。', satisfaction: 5 },
} as const

const START = ['draft', 'supervisor-review'] as const
const TO_MANAGER = [...START, 'manager-approval'] as const
const TO_SPECIAL_TERMS = [...TO_MANAGER, 'special-terms-approval'] as const

/** The stored tests of the service request, played by the demo people. */
export const serviceRequestScenarios = [
  {
    title: { zh: '无特殊付款方式', en: 'Without special terms' },
    requester: 'rep',
    fields: plain,
    acts: [supervisor, manager, done],
    expect: { path: [...TO_MANAGER, 'in-service'], status: 'completed' },
  },
  {
    title: { zh: '特殊付款方式，营销副总审批', en: 'Special terms, decided by the vice president' },
    requester: 'rep',
    fields: special,
    acts: [supervisor, manager, { by: 'vp', ...specialTerms }, done],
    expect: { path: [...TO_SPECIAL_TERMS, 'in-service'], status: 'completed' },
  },
  {
    title: { zh: '特殊付款方式，总经理审批', en: 'Special terms, decided by the general manager' },
    requester: 'rep2',
    fields: special,
    acts: [supervisor, manager, { by: 'gm', ...specialTerms }, { ...done, by: 'rep2' }],
    expect: { path: [...TO_SPECIAL_TERMS, 'in-service'], status: 'completed' },
  },
  {
    title: { zh: '退回申请人，修改后重新提交', en: 'Returned to the requester and submitted again' },
    requester: 'rep',
    fields: plain,
    acts: [
      supervisor,
      {
        by: 'manager',
        step: 'manager-approval',
        outcome: 'return',
        opinion: '请补充需求变化。',
        to: 'draft',
      },
      { by: 'rep', step: 'draft', outcome: 'submit', fields: { changedNeeds: '新增一条产线。' } },
      supervisor,
      manager,
      done,
    ],
    expect: { path: [...TO_MANAGER, ...TO_MANAGER, 'in-service'], status: 'completed' },
  },
  {
    title: { zh: '总经理退回主管复核', en: 'Returned by the general manager to the supervisor' },
    requester: 'rep',
    fields: special,
    acts: [
      supervisor,
      manager,
      {
        by: 'gm',
        step: 'special-terms-approval',
        outcome: 'return',
        opinion: '请核实账期。',
        to: 'supervisor-review',
      },
    ],
    expect: { path: [...TO_SPECIAL_TERMS, 'supervisor-review'], status: 'running' },
  },
  {
    title: { zh: '主管不同意', en: 'Rejected by the supervisor' },
    requester: 'rep',
    fields: plain,
    acts: [{ by: 'supervisor', step: 'supervisor-review', outcome: 'reject', opinion: '需求不明确。' }],
    expect: { path: START, status: 'rejected' },
  },
  {
    title: { zh: '经理不同意', en: 'Rejected by the manager' },
    requester: 'rep',
    fields: plain,
    acts: [supervisor, { by: 'manager', step: 'manager-approval', outcome: 'reject', opinion: '费用过高。' }],
    expect: { path: TO_MANAGER, status: 'rejected' },
  },
  {
    title: { zh: '营销副总不同意特殊付款方式', en: 'Special terms rejected by the vice president' },
    requester: 'rep',
    fields: special,
    acts: [supervisor, manager, { by: 'vp', ...specialTerms, outcome: 'reject', opinion: '不接受该账期。' }],
    expect: { path: TO_SPECIAL_TERMS, status: 'rejected' },
  },
  {
    title: { zh: '申请人撤回', en: 'Withdrawn by the requester' },
    requester: 'rep',
    fields: plain,
    acts: [supervisor, { by: 'rep', outcome: 'withdraw' }],
    expect: { path: TO_MANAGER, status: 'withdrawn' },
  },
] as const
