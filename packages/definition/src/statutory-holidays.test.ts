import { describe, expect, it } from 'vitest'
import { addDelay, type Calendar, defaultCalendar, isBeyond, isWorkday } from './calendar.ts'
import { changedDays, daysOf, statutoryDays, withDays, withStatutoryDays } from './calendar-days.ts'
import type { FixedDelay } from './delay.ts'

const official = withStatutoryDays(defaultCalendar)

/** Shanghai has kept the same distance from UTC since 1992. */
const shanghai = (civil: string): string => new Date(Date.parse(`${civil}:00Z`) - 8 * 3_600_000).toISOString()

describe('the public holidays of China', () => {
  it.each([
    ['2025', 28, 5],
    ['2026', 33, 6],
  ])('of %s: %i days off, %i weekend days worked for them', (year, off, worked) => {
    const days = statutoryDays().days.filter(({ date }) => date.startsWith(year))
    expect([days.filter((one) => !one.worked).length, days.filter((one) => one.worked).length]).toEqual([
      off,
      worked,
    ])
    // What is worked instead falls on a weekend, or there would be nothing to say.
    for (const { date, worked: isWorked } of days)
      if (isWorked) expect([0, 6]).toContain(new Date(date).getUTCDay())
  })

  it.each<[string, string, FixedDelay, string]>([
    [
      'two workdays over National Day 2026, with its make-up Saturday',
      '2026-09-30T16:00',
      { amount: 2, unit: 'workday' },
      '2026-10-09T16:00',
    ],
    [
      'from the last day, Saturday 10 October counted',
      '2026-10-08T16:00',
      { amount: 2, unit: 'workday' },
      '2026-10-10T16:00',
    ],
    [
      'four workhours into the make-up Saturday',
      '2026-10-09T16:00',
      { amount: 4, unit: 'workhour' },
      '2026-10-10T11:00',
    ],
    [
      'a make-up Sunday before National Day',
      '2026-09-18T16:00',
      { amount: 1, unit: 'workday' },
      '2026-09-20T16:00',
    ],
    [
      'over Spring Festival 2026, nine days off',
      '2026-02-14T17:00',
      { amount: 1, unit: 'workday' },
      '2026-02-24T17:00',
    ],
    [
      'over National Day 2025, eight days off',
      '2025-09-30T10:00',
      { amount: 3, unit: 'workday' },
      '2025-10-11T10:00',
    ],
    [
      'over New Year 2026 to its make-up Sunday',
      '2025-12-31T10:00',
      { amount: 1, unit: 'workday' },
      '2026-01-04T10:00',
    ],
  ])('%s', (_, from, delay, due) => {
    expect(addDelay(shanghai(from), delay, official)).toBe(shanghai(due))
  })

  it('SuiteCRM 10656: a due time never falls on a holiday, nor counts one as worked', () => {
    const plain = addDelay(shanghai('2026-09-30T16:00'), { amount: 1, unit: 'workday' }, defaultCalendar)
    const due = addDelay(shanghai('2026-09-30T16:00'), { amount: 1, unit: 'workday' }, official)
    expect([plain, due]).toEqual([shanghai('2026-10-01T16:00'), shanghai('2026-10-08T16:00')])
    expect(isWorkday(official, '2026-10-01')).toBe(false)
  })

  it('are known through their last year, and what lies beyond is told apart', () => {
    expect(official.validThrough).toBe('2026-12-31')
    expect(isBeyond(official, shanghai('2026-12-31T23:59'))).toBe(false)
    expect(isBeyond(official, shanghai('2027-01-01T00:00'))).toBe(true)
    expect(isBeyond(defaultCalendar, shanghai('2099-01-01T00:00'))).toBe(false)
  })
})

describe('the dates of a calendar', () => {
  const own: Calendar = withDays(defaultCalendar, [
    { date: '2026-07-01', worked: false, name: { zh: '厂庆', en: 'Founding day' } },
  ])

  it('of its own stay beside public holidays', () => {
    expect(daysOf(withStatutoryDays(own)).find(({ date }) => date === '2026-07-01')?.name?.zh).toBe('厂庆')
  })

  it('are compared: new, gone, other', () => {
    const after = [
      { date: '2026-07-02', worked: true, name: null },
      { date: '2026-07-01', worked: true, name: { zh: '厂庆', en: 'Founding day' } },
    ]
    expect(changedDays(daysOf(own), after).map(({ date, before }) => [date, before?.worked])).toEqual([
      ['2026-07-01', false],
      ['2026-07-02', undefined],
    ])
    expect(changedDays(daysOf(own), []).map(({ after: gone }) => gone)).toEqual([null])
  })
})
