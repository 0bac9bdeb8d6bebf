import { serviceRequest } from '@countersign/flows/service-request'
import { describe, expect, test } from 'vitest'
import { conditionText, type Told } from './condition-text.ts'

const ORGANISATION = {
  people: new Map(),
  departments: new Map([
    [
      'key-accounts',
      { key: 'key-accounts', name: { zh: '大客户部', en: 'Key accounts' }, parent: null, head: null },
    ],
  ]),
}
const told = (language: 'zh-CN' | 'en', fields: Told['fields'] = {}): Told => ({
  reader: { language, zone: 'Asia/Shanghai' },
  definition: serviceRequest,
  organisation: ORGANISATION,
  fields,
})

describe('console 2: the condition that decides a route is said in words with values', () => {
  test.each([
    [
      "'special-payment' in fields.services",
      true,
      '服务内容包含“特殊的付款方式”',
      'Services contains “Special payment terms”',
    ],
    [
      "'special-payment' in fields.services",
      false,
      '服务内容不含“特殊的付款方式”',
      'Services does not contain “Special payment terms”',
    ],
    [
      'fields.amount > 500000',
      true,
      '费用高于 ¥5,000.00（现为 ¥12,000.00）',
      'Cost is above CN¥5,000.00 (now CN¥12,000.00)',
    ],
    [
      "requester.rank == 'rep' && requester.department != 'key-accounts'",
      true,
      '申请人职级为业务人员，且申请人部门不是大客户部',
      'the requester’s rank is representative and the requester’s department is not Key accounts',
    ],
    [
      "steps['manager-approval'].outcome == 'return'",
      true,
      '“经理审批”的结果为退回',
      'the outcome of “Manager’s approval” is returned',
    ],
    ['has(fields.result)', false, '服务结果未填写', 'Result is not filled'],
  ])('%s is %s', (source, holds, chinese, english) => {
    const fields = { amount: 1_200_000 }
    expect(conditionText(told('zh-CN', fields), source, holds)).toBe(chinese)
    expect(conditionText(told('en', fields), source, holds)).toBe(english)
  })

  test('a value the reader may not see is not told', () => {
    expect(conditionText(told('zh-CN'), 'fields.amount > 500000', true)).toBe('费用高于 ¥5,000.00')
  })

  test('a condition that computes has no words', () => {
    expect(conditionText(told('en'), 'fields.amount * 2 > 3', true)).toBeNull()
  })
})

test('the answer of a decision table is said with what it was asked with', () => {
  const tables = {
    authority: {
      title: { zh: '授权表', en: 'Authority' },
      hit: 'unique' as const,
      inputs: [{ value: 'fields.amount' }, { title: { zh: '职级', en: 'Rank' }, value: 'requester.rank' }],
      rows: [{ when: [null, null], answer: 'gm' }],
    },
  }
  const about = (language: 'zh-CN' | 'en', fields: Told['fields'] = {}) => ({
    ...told(language, fields),
    definition: { ...serviceRequest, tables },
  })
  expect(conditionText(about('zh-CN', { amount: 1_200_000 }), '@authority == "gm"', true)).toBe(
    '决策表“授权表”的结果为“gm”（费用为¥12,000.00）',
  )
  expect(conditionText(about('en'), '@authority == "gm"', false)).toBe(
    'decision table “Authority” does not answer “gm”',
  )
})
