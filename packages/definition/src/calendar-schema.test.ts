import { describe, expect, it } from 'vitest'
import { defaultCalendar } from './calendar.ts'
import { withStatutoryDays } from './calendar-days.ts'
import { CalendarSchema } from './calendar-schema.ts'

describe('a calendar', () => {
  it('with the public holidays, split shifts and a Saturday is one', () => {
    const shifts = [0, 480, 960].map((from) => ({ from, to: from + 480 }))
    const calendar = { ...withStatutoryDays(defaultCalendar), hours: shifts, workweek: [1, 2, 3, 4, 5, 6] }
    expect(CalendarSchema.parse(calendar)).toEqual(calendar)
  })

  it.each([
    ['a zone that does not exist', { zone: 'Mars/Olympus' }],
    ['a week without work', { workweek: [] }],
    ['a weekday twice', { workweek: [1, 1] }],
    ['no hours', { hours: [] }],
    ['hours that end before they begin', { hours: [{ from: 600, to: 540 }] }],
    [
      'hours that overlap',
      {
        hours: [
          { from: 540, to: 720 },
          { from: 700, to: 900 },
        ],
      },
    ],
    ['hours past midnight', { hours: [{ from: 1200, to: 1500 }] }],
    ['a date that is none', { exceptions: { '2026-02-30': false } }],
    [
      'too many dates',
      {
        exceptions: Object.fromEntries(
          Array.from({ length: 1001 }, (_, at) => [
            new Date(at * 86_400_000).toISOString().slice(0, 10),
            true,
          ]),
        ),
      },
    ],
  ])('with %s is none', (_, change) => {
    expect(CalendarSchema.safeParse({ ...defaultCalendar, ...change }).success).toBe(false)
  })
})
