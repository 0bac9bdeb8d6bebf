import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addDelay, addDuration, type Calendar, defaultCalendar } from './calendar.ts'
import type { FixedDelay } from './delay.ts'
import { instantOfCivil, zoneOffset } from './zone-offset.ts'

const shanghai = (civil: string): string =>
  Temporal.PlainDateTime.from(civil)
    .toZonedDateTime('Asia/Shanghai')
    .toInstant()
    .toString({ fractionalSecondDigits: 3 })

describe('a delay', () => {
  it.each<[string, string, number, FixedDelay['unit'], string]>([
    ['elapsed minutes', '2026-11-20T23:50:30.500', 20, 'minute', '2026-11-21T00:10:30.500'],
    ['elapsed hours over a weekend', '2026-11-20T18:00', 48, 'hour', '2026-11-22T18:00'],
    ['elapsed days', '2026-11-20T15:30', 30, 'day', '2026-12-20T15:30'],
    ['workdays within a week', '2026-11-18T15:30', 2, 'workday', '2026-11-20T15:30'],
    ['workdays over a weekend', '2026-11-20T15:30', 2, 'workday', '2026-11-24T15:30'],
    ['workdays from a Saturday, as from the Monday', '2026-11-21T10:00', 1, 'workday', '2026-11-24T10:00'],
    ['workhours within a morning', '2026-11-20T09:30', 2, 'workhour', '2026-11-20T11:30'],
    ['workhours over lunch', '2026-11-20T11:00', 2, 'workhour', '2026-11-20T14:00'],
    ['workhours over a night and a weekend', '2026-11-20T17:30', 4, 'workhour', '2026-11-23T13:30'],
    ['workhours from the night before', '2026-11-20T03:00', 8, 'workhour', '2026-11-20T18:00'],
    ['workhours from a Sunday', '2026-11-22T12:00', 1, 'workhour', '2026-11-23T10:00'],
    ['workhours from a lunch break', '2026-11-20T12:30', 1, 'workhour', '2026-11-20T14:00'],
  ])('counts %s', (_, from, amount, unit, expected) => {
    expect(addDelay(shanghai(from), { amount, unit }, defaultCalendar)).toBe(shanghai(expected))
  })

  it('skips holidays and works on make-up days 调休', () => {
    // National Day 2026: 1 to 7 October off, Saturday 10 October worked instead.
    const holidays = ['01', '02', '05', '06', '07'].map((day) => [`2026-10-${day}`, false] as const)
    const calendar: Calendar = {
      ...defaultCalendar,
      exceptions: { ...Object.fromEntries(holidays), '2026-10-10': true },
    }
    const twoDays = { amount: 2, unit: 'workday' } as const
    expect(addDelay(shanghai('2026-09-30T16:00'), twoDays, calendar)).toBe(shanghai('2026-10-09T16:00'))
    expect(addDelay(shanghai('2026-10-08T16:00'), twoDays, calendar)).toBe(shanghai('2026-10-10T16:00'))
    expect(addDelay(shanghai('2026-10-09T17:00'), { amount: 2, unit: 'workhour' }, calendar)).toBe(
      shanghai('2026-10-10T10:00'),
    )
  })

  it('keeps the civil time over a clock change and counts the hours that were really worked', () => {
    const calendar: Calendar = {
      ...defaultCalendar,
      zone: 'Europe/Berlin',
      workweek: [1, 2, 3, 4, 5, 6, 7],
      hours: [{ from: 0, to: 360 }],
    }
    // 29 March 2026: 02:00 becomes 03:00, so the span 00:00-06:00 holds five hours.
    expect(addDelay('2026-03-28T10:00:00.000Z', { amount: 1, unit: 'workday' }, calendar)).toBe(
      '2026-03-29T09:00:00.000Z',
    )
    expect(addDelay('2026-03-28T23:00:00.000Z', { amount: 6, unit: 'workhour' }, calendar)).toBe(
      '2026-03-29T23:00:00.000Z',
    )
  })

  it('throws for a calendar without work instead of counting for ever', () => {
    const none = { ...defaultCalendar, workweek: [] }
    expect(() => addDelay('2026-11-20T00:00:00.000Z', { amount: 1, unit: 'workday' }, none)).toThrow(
      RangeError,
    )
    const noHours = { ...defaultCalendar, hours: [] }
    expect(() => addDelay('2026-11-20T00:00:00.000Z', { amount: 1, unit: 'workhour' }, noHours)).toThrow(
      RangeError,
    )
    expect(() => addDelay('yesterday', { amount: 1, unit: 'hour' }, defaultCalendar)).toThrow(RangeError)
  })
})

describe('a duration', () => {
  it.each([
    ['-PT4H', '2026-11-20T06:00:00.000Z'],
    ['PT90M', '2026-11-20T11:30:00.000Z'],
    ['P1DT1H', '2026-11-21T11:00:00.000Z'],
    ['-P2D', '2026-11-18T10:00:00.000Z'],
  ])('%s leads from 10:00 to %s', (duration, expected) => {
    expect(addDuration('2026-11-20T10:00:00.000Z', duration)).toBe(expected)
  })

  it('throws for a text that is none', () => {
    expect(() => addDuration('2026-11-20T10:00:00.000Z', '4 hours')).toThrow(RangeError)
  })
})

describe('zone arithmetic', () => {
  const zones = [
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'UTC',
    'America/St_Johns',
  ]
  const instants = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2035, 0, 1) })

  it('agrees with Temporal in every zone, clock changes included', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
        const temporal = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
        expect(zoneOffset(zone, instant)).toBe(temporal.offsetNanoseconds / 1_000_000)
        const civil = new Date(instant).toISOString().slice(0, -1)
        expect(instantOfCivil(zone, instant)).toBe(
          Temporal.PlainDateTime.from(civil).toZonedDateTime(zone).epochMilliseconds,
        )
      }),
      { numRuns: 300, seed: 20261122 },
    )
  })

  it.each([
    ['2026-03-29T01:59:59.999', 'the last moment before a gap'],
    ['2026-03-29T02:00', 'the first moment of a gap'],
    ['2026-03-29T02:59:59.999', 'the last moment of a gap'],
    ['2026-10-25T02:00', 'the first moment of a repeated hour'],
    ['2026-10-25T03:00', 'the first moment after it'],
  ])('reads %s in Berlin, %s, as Temporal does', (civil) => {
    const expected = Temporal.PlainDateTime.from(civil).toZonedDateTime('Europe/Berlin').epochMilliseconds
    expect(instantOfCivil('Europe/Berlin', Date.parse(`${civil}Z`))).toBe(expected)
  })
})
