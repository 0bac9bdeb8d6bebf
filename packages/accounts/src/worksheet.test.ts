import { expect, it } from 'vitest'
import { WORKSHEET_CRITERIA, worksheetRanks, worksheetTotal } from './worksheet.ts'

const answered = (ones: number) =>
  Object.fromEntries(WORKSHEET_CRITERIA.map((criterion, at) => [criterion, at < ones ? 1 : 0] as const))

it('3 worksheet: seven answers of 0 or 1 sum to a total of 0 to 7', () => {
  expect([0, 3, 7].map((ones) => worksheetTotal(answered(ones)))).toEqual([0, 3, 7])
})

it('3 worksheet: a blank answer leaves it incomplete', () => {
  const { funds: _, ...rest } = answered(7)
  expect(worksheetTotal(rest)).toBeNull()
})

it('3 worksheet: ranks by total, equals alike, the incomplete not at all', () => {
  expect(worksheetRanks([3, 7, null, 3, 1])).toEqual([2, 1, null, 2, 4])
})
