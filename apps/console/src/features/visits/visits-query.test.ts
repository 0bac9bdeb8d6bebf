import { expect, it } from 'vitest'
import { monthAfter, weeksOf } from './visits-query.ts'

it.each([
  ['2027-02', 4, 28],
  ['2026-03', 6, 31],
  ['2028-02', 5, 29],
])('lays %s out in %s weeks from Monday', (month, weeks, days) => {
  const laid = weeksOf(month)
  const dates = laid.flat().filter((day) => day !== null)
  expect([laid.length, dates.length]).toEqual([weeks, days])
  for (const week of laid)
    for (const [at, day] of week.entries()) if (day) expect((day.getDay() + 6) % 7).toBe(at)
})

it('goes from December to January and back', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
})
