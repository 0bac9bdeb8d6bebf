const received = {
  account: 'ka-0001',
  kind: 'suggestion',
  channel: 'phone',
  customerWords: '希望增加备件包。',
  promiseDate: '2027-12-31',
} as const
const act = <const Step extends string>(by: string, step: Step, outcome: string) => ({ by, step, outcome })
const accept = { ...act('rep2', 'acceptance', 'complete'), fields: { classification: 'service' } }
const report = {
  ...act('rep', 'report', 'complete'),
  fields: { causes: '备件包不含易损件。', feasibility: '可行。' },
}
const comment = { ...act('manager', 'report-review', 'approve'), opinion: '分析到位。' }
const DEPARTMENTS = ['technology', 'production', 'quality', 'after-sales'] as const
const summary = {
  ...act('rep2', 'summary', 'complete'),
  fields: { departments: [...DEPARTMENTS], summaryTable: '建议增加备件包。' },
}
const opinionOf = (by: string) => ({ ...act(by, 'department-opinion', 'approve'), opinion: '可以落实。' })
const heads = ['technology', 'production', 'quality', 'aftersales'] as const
const merge = { ...act('rep2', 'merge', 'complete'), fields: { mergedOpinions: '各部门同意。' } }
const director = { ...act('director', 'director-review', 'approve'), opinion: '同意。' }
const gm = { ...act('gm', 'gm-approval', 'approve'), opinion: '同意实施。' }
const execute = { ...act('rep2', 'execution', 'complete'), fields: { executionResult: '备件包已上线。' } }
const REPLY = { replyText: '您的建议已采纳。', repliedOn: '2026-12-01', thanked: true } as const
const reply = { ...act('rep', 'reply', 'complete'), fields: REPLY }

const TO_OPINIONS = [
  'reception',
  'acceptance',
  'report',
  'report-review',
  'summary',
  'department-opinion',
  'waiver',
] as const
const TO_DIRECTOR = [...TO_OPINIONS, 'merge', 'director-review'] as const
const before = [accept, report, comment, summary] as const

/** The stored tests of the suggestion, played by the demo people. */
export const suggestionScenarios = [
  {
    title: {
      zh: '四个部门意见齐全，采纳、执行并回复',
      en: 'Four opinions, taken up, carried out and replied',
    },
    requester: 'rep',
    fields: received,
    acts: [...before, ...heads.map(opinionOf), merge, director, gm, reply, execute],
    expect: { path: [...TO_DIRECTOR, 'gm-approval', 'execution', 'reply'], status: 'completed' },
  },
  {
    title: { zh: '缺少一个部门的意见，不能继续', en: 'One opinion missing: it waits' },
    requester: 'rep',
    fields: received,
    acts: [...before, ...heads.slice(1).map(opinionOf)],
    expect: { path: [...TO_OPINIONS], status: 'running' },
  },
  {
    title: { zh: '经理说明原因后豁免缺少的意见', en: 'The missing one waived with a reason' },
    requester: 'rep',
    fields: received,
    acts: [
      ...before,
      ...heads.slice(1).map(opinionOf),
      { ...act('manager', 'waiver', 'waive'), opinion: '技术部本周停工，事后补充。' },
      merge,
    ],
    expect: { path: [...TO_DIRECTOR], status: 'running' },
  },
  {
    title: { zh: '审阅意见后修改报告', en: 'The report improved after comments' },
    requester: 'rep',
    fields: received,
    acts: [
      accept,
      report,
      { ...comment, outcome: 'return', opinion: '原因不够具体。', to: 'report' },
      report,
      comment,
    ],
    expect: {
      path: ['reception', 'acceptance', 'report', 'report-review', 'report', 'report-review', 'summary'],
      status: 'running',
    },
  },
  {
    title: { zh: '总监退回，重新形成汇总表', en: 'Returned by the director to the summary table' },
    requester: 'rep',
    fields: received,
    acts: [
      ...before,
      ...heads.map(opinionOf),
      merge,
      { ...director, outcome: 'return', opinion: '请补充财务意见。', to: 'summary' },
      summary,
    ],
    expect: { path: [...TO_DIRECTOR, 'summary', 'department-opinion', 'waiver'], status: 'running' },
  },
  {
    title: { zh: '未采纳的投诉同样回复', en: 'A complaint not taken up is replied to as well' },
    requester: 'rep',
    fields: { ...received, kind: 'complaint' },
    acts: [
      ...before,
      ...heads.map(opinionOf),
      merge,
      { ...director, outcome: 'reject', opinion: '超出合同范围。' },
      { ...reply, step: 'refusal-reply' },
    ],
    expect: { path: [...TO_DIRECTOR, 'refusal-reply'], status: 'rejected' },
  },
] as const
