import { choice, line, money, paragraph, reference, score } from '../field-parts.ts'

/** The form of the selection 大客户筛选: what each of its ten steps adds. Money is in fen. */
export const selectionFields = {
  type: 'object',
  additionalProperties: false,
  required: ['account', 'customerType', 'dataSummary'],
  properties: {
    account: reference('account', '客户', 'Account'),
    customerType: choice('customer-types', '客户类型', 'Type of customer'),
    dataSummary: paragraph('客户信息汇总', 'Account data'),
    industry: line('所属行业', 'Industry'),
    region: line('所在地区', 'Region'),
    annualSales: money('年销售额', 'Annual sales', [
      '客户的年销售额。',
      'What the customer sells in a year.',
    ]),
    standardBasis: paragraph('划分依据', 'How it meets the standard', [
      '符合大客户划分标准的依据。',
      'Why it meets the key-account standard.',
    ]),
    stopReason: paragraph('终止原因', 'Reason to stop', [
      '不符合标准时填写，然后终止筛选。',
      'Filled where it does not meet the standard, to stop here.',
    ]),
    needs: paragraph('客户需求', 'Needs'),
    salesOpportunities: paragraph('销售机会', 'Sales opportunities'),
    technologyResources: paragraph('技术资源', 'Technology'),
    productionResources: paragraph('生产资源', 'Production'),
    afterSalesResources: paragraph('售后资源', 'After-sales'),
    fit: paragraph('契合度分析', 'Fit of resources to needs'),
    likelihood: score('成为大客户的可能性', 'Likelihood', [
      '1 为最低，5 为最高。',
      '1 is lowest, 5 highest.',
    ]),
    competitors: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: line('名称', 'Name'),
          technology: line('技术', 'Technology'),
          product: line('产品', 'Product'),
          service: line('服务', 'Service'),
        },
      },
      'x-label': { zh: '竞争对手', en: 'Competitors' },
    },
    riskAdvantage: score('竞争优势', 'Competitive advantage'),
    riskNeeds: score('客户需求', 'Customer needs'),
    riskCompetitors: score('竞争对手', 'Competitors’ position'),
    riskFit: score('资源契合', 'Fit of resources'),
    riskPayment: score('付款能力', 'Ability to pay'),
    riskTotal: {
      type: 'integer',
      'x-label': { zh: '风险评分（百分制）', en: 'Risk score (of 100)' },
    },
    owner: reference('person', '大客户专人', 'Owner', [
      '每个大客户只有一名专人负责。',
      'Each key account has exactly one.',
    ]),
  },
} as const
