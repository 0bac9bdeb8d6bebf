import { expect, it } from 'vitest'
import { accountRowsOf } from './import-rows.ts'

it('reads accounts by their columns, the figures last, with the lines as the sheet counts them', () => {
  const rows = accountRowsOf([
    ['客户名称', '负责人'],
    ['华岳铸造有限公司', 'rep@demo.example', '战略型', '头部', '3', '铸造', '河北', '轮毂', '35', '1200000'],
    ['', '', ''],
    ['丰台轴承有限公司'],
  ])
  expect(rows.map(({ line }) => line)).toEqual([2, 4])
  expect(rows[0]?.row).toMatchObject({
    name: '华岳铸造有限公司',
    customerType: '战略型',
    mainProducts: '轮毂',
    figures: { share: '35', annualAmount: '1200000', stability: '' },
  })
})

it('takes the first line for an account where it is no heading', () => {
  expect(accountRowsOf([['丰台轴承有限公司']])).toHaveLength(1)
})
