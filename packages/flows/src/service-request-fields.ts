/** The form of the service request 大客户服务与支持申请. Money is in fen. */
export const serviceRequestFields = {
  type: 'object',
  additionalProperties: false,
  required: ['account', 'services', 'deepNeeds', 'amount', 'desiredDate'],
  properties: {
    account: {
      type: 'string',
      'x-ref': 'account',
      'x-label': { zh: '客户', en: 'Account' },
      'x-help': { zh: '申请所服务的大客户。', en: 'The key account this request serves.' },
    },
    services: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string', 'x-options': 'service-catalogue' },
      'x-label': { zh: '服务内容', en: 'Services' },
      'x-help': {
        zh: '可选一项或多项。选择“特殊的付款方式”时，经理审批后还须营销副总或总经理审批。',
        en: 'One or more. With special payment terms, the vice president or the general manager decides after the manager.',
      },
    },
    deepNeeds: {
      type: 'string',
      'x-label': { zh: '深层需求', en: 'Deep needs' },
      'x-help': { zh: '客户真正要解决的问题。', en: 'The problem the customer really wants solved.' },
      'x-multiline': true,
    },
    changedNeeds: { type: 'string', 'x-label': { zh: '需求变化', en: 'Changed needs' }, 'x-multiline': true },
    organisationChanges: {
      type: 'string',
      'x-label': { zh: '组织结构变动', en: 'Organisation changes' },
      'x-multiline': true,
    },
    changedUnderstanding: {
      type: 'string',
      'x-label': { zh: '认识变动', en: 'Changed understanding' },
      'x-help': {
        zh: '客户对我们及产品的看法有何改变。',
        en: 'How the customer’s view of us and of our products has changed.',
      },
      'x-multiline': true,
    },
    amount: {
      type: 'integer',
      minimum: 0,
      'x-unit': 'fen',
      'x-label': { zh: '费用', en: 'Cost' },
      'x-help': { zh: '预计费用，没有费用填 0。', en: 'The expected cost; 0 when there is none.' },
    },
    requestDate: { type: 'string', format: 'date', 'x-label': { zh: '申请日期', en: 'Request date' } },
    desiredDate: { type: 'string', format: 'date', 'x-label': { zh: '期望日期', en: 'Desired date' } },
    attachments: {
      type: 'array',
      items: { type: 'string', 'x-ref': 'file' },
      'x-label': { zh: '附件', en: 'Attachments' },
    },
    result: {
      type: 'string',
      'x-label': { zh: '服务结果', en: 'Result' },
      'x-help': { zh: '服务完成后填写。', en: 'Filled when the service is done.' },
      'x-multiline': true,
    },
    satisfaction: {
      type: 'integer',
      minimum: 1,
      maximum: 5,
      'x-label': { zh: '客户满意度', en: 'Customer satisfaction' },
      'x-help': { zh: '1 很不满意，5 很满意。', en: '1 is very dissatisfied, 5 very satisfied.' },
    },
  },
} as const
