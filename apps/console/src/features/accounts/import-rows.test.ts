import { expect, it } from 'vitest'
import { accountRowsOf, partsOf } from './import-rows.ts'

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
    figures: { share: '35', annualAmount: '1200000' },
  })
})

it('takes the first line for an account where it is no heading', () => {
  expect(accountRowsOf([['丰台轴承有限公司']])).toHaveLength(1)
})

it('sends a sheet in parts of at most a thousand rows, smaller where rows are long', () => {
  const sheet = (count: number, name: string) =>
    accountRowsOf(Array.from({ length: count }, (_, at) => [`${name}${at}`]))
  expect(partsOf(sheet(1001, '客')).map((part) => part.length)).toEqual([
    expect.any(Number),
    expect.any(Number),
  ])
  for (const part of partsOf(sheet(400, '长'.repeat(300)))) {
    expect(Buffer.byteLength(JSON.stringify(part.map(({ row }) => row)))).toBeLessThan(210_000)
  }
  expect(partsOf([])).toEqual([])
})
