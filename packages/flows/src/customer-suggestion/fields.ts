import { choice, date, paragraph, reference, references } from '../field-parts.ts'

/** The form of a suggestion or complaint 大客户建议与投诉, from its reception to the reply. */
export const suggestionFields = {
  type: 'object',
  additionalProperties: false,
  required: ['account', 'kind', 'channel', 'customerWords', 'promiseDate'],
  properties: {
    account: reference('account', '客户', 'Account'),
    kind: choice('kinds', '类别', 'Kind', [
      '投诉走同一流程，时限更短。',
      'A complaint takes the same path with shorter limits.',
    ]),
    channel: choice('channels', '接收方式', 'Received by'),
    customerWords: paragraph('客户原话', 'In the customer’s words', [
      '记录并感谢客户。',
      'Record it, and thank the customer.',
    ]),
    promiseDate: {
      ...date('承诺期限', 'Promised by', [
        '向客户承诺的回复日期，通常为五个工作日内。',
        'When the customer will have a reply; usually within five working days.',
      ]),
      'x-initial': { amount: 5, unit: 'workday' },
    },
    classification: choice('classifications', '分类', 'Classification'),
    causes: paragraph('原因', 'Causes'),
    feasibility: paragraph('可行性', 'Feasibility'),
    departments: references('department', '相关部门', 'Departments concerned'),
    summaryTable: paragraph('建议汇总', 'Summary'),
    mergedOpinions: paragraph('各部门意见汇总', 'The departments’ opinions, merged'),
    executionResult: paragraph('执行情况', 'What was carried out'),
    replyText: paragraph('建议反馈', 'Feedback to the customer', [
      '未采纳的建议同样需要回复。',
      'A suggestion that was not taken up is replied to as well.',
    ]),
    repliedOn: date('回复日期', 'Replied on'),
    thanked: { type: 'boolean', 'x-label': { zh: '已再次感谢客户', en: 'Thanked again' } },
    promiseBreached: { type: 'boolean', 'x-label': { zh: '超过承诺期限', en: 'Promise breached' } },
  },
} as const
