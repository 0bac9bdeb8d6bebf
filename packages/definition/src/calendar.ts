import type { FixedDelay } from './delay.ts'
import type { Label } from './label.ts'
import { instantOfCivil, zoneOffset } from './zone-offset.ts'

/** A working calendar 工作日历: civil dates and working time in the organisation's zone. */
export type Calendar = {
  /** IANA zone, `Asia/Shanghai` by default. */
  readonly zone: string
  /** ISO weekdays that are worked, 1 = Monday. */
  readonly workweek: readonly number[]
  /** Worked spans of a day, as minutes after midnight, in order and without overlap. */
  readonly hours: readonly { readonly from: number; readonly to: number }[]
  /** Dates (`2026-10-01`) that differ from the week: holidays (false) and make-up workdays 调休 (true). */
  readonly exceptions: Readonly<Record<string, boolean>>
  /** What some of these dates are called, such as 国庆节. */
  readonly names?: Readonly<Record<string, Label>>
  /** The last date whose exceptions are known; without one nobody said how far they reach. */
  readonly validThrough?: string
}

/** Monday to Friday, 09:00-12:00 and 13:00-18:00 in Shanghai, without holidays. */
export const defaultCalendar: Calendar = {
  zone: 'Asia/Shanghai',
  workweek: [1, 2, 3, 4, 5],
  hours: [
    { from: 540, to: 720 },
    { from: 780, to: 1080 },
  ],
  exceptions: {},
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** More days in a row without work than this is a mistake in the calendar, and counting on would never end. */
const LONGEST_REST = 400

/** Days are counted as whole days since 1970-01-01, civil times as the milliseconds they would have in UTC. */
const isWorked = (calendar: Calendar, day: number): boolean => {
  const date = new Date(day * DAY).toISOString().slice(0, 10)
  if (Object.hasOwn(calendar.exceptions, date)) return calendar.exceptions[date] === true
  const weekday = (((day + 3) % 7) + 7) % 7
  return calendar.workweek.includes(weekday + 1)
}

/** The first worked day at or after this one. */
const workedFrom = (calendar: Calendar, day: number): number => {
  for (let found = day; found <= day + LONGEST_REST; found++) if (isWorked(calendar, found)) return found
  throw new RangeError(`The calendar has no workday within ${LONGEST_REST} days`)
}

const civilOf = (calendar: Calendar, instant: number): number => instant + zoneOffset(calendar.zone, instant)

const addWorkdays = (from: number, count: number, calendar: Calendar): number => {
  const civil = civilOf(calendar, from)
  const start = Math.floor(civil / DAY)
  let day = workedFrom(calendar, start)
  for (let left = count; left > 0; left--) day = workedFrom(calendar, day + 1)
  return instantOfCivil(calendar.zone, civil + (day - start) * DAY)
}

const addWorkingTime = (from: number, amount: number, calendar: Calendar): number => {
  if (!calendar.hours.some((span) => span.to > span.from))
    throw new RangeError('The calendar has no working hours')
  let left = amount
  for (let day = Math.floor(civilOf(calendar, from) / DAY); ; day++) {
    day = workedFrom(calendar, day)
    for (const span of calendar.hours) {
      // Through instants, so that a clock change within a span lengthens or shortens it as it does for those who work.
      const begin = Math.max(from, instantOfCivil(calendar.zone, day * DAY + span.from * MINUTE))
      const end = instantOfCivil(calendar.zone, day * DAY + span.to * MINUTE)
      if (end <= begin) continue
      if (left <= end - begin) return begin + left
      left -= end - begin
    }
  }
}

/**
 * The instant (ISO 8601 UTC) a delay after another. Minutes, hours and days are elapsed time; a workday 工作日 is the
 * same civil time that many working days later, counted from the next working day when the start is not one; a
 * workhour 工时 is an hour within the calendar's spans.
 * @throws RangeError for an unreadable instant, an unknown zone, or a calendar without work.
 */
export const addDelay = (from: string, delay: FixedDelay, calendar: Calendar): string => {
  const start = Date.parse(from)
  const end = (): number => {
    switch (delay.unit) {
      case 'minute':
        return start + delay.amount * MINUTE
      case 'hour':
        return start + delay.amount * HOUR
      case 'day':
        return start + delay.amount * DAY
      case 'workday':
        return addWorkdays(start, delay.amount, calendar)
      case 'workhour':
        return addWorkingTime(start, delay.amount * HOUR, calendar)
    }
  }
  return new Date(end()).toISOString()
}

/**
 * True when an instant lies beyond the dates whose exceptions are known: a due time there counts days as worked that
 * may yet become holidays.
 */
export const isBeyond = ({ zone, validThrough }: Calendar, instant: string): boolean =>
  validThrough !== undefined && dateOf(zone, instant) > validThrough

/** The civil date of an instant in a zone, `2026-10-01`. */
export const dateOf = (zone: string, instant: string): string => {
  const at = Date.parse(instant)
  return new Date(at + zoneOffset(zone, at)).toISOString().slice(0, 10)
}

/** The instant at which a civil date (`2026-10-01`) is over in a zone, ISO 8601 UTC. @throws RangeError for no date. */
export const endOfDate = (zone: string, date: string): string =>
  new Date(instantOfCivil(zone, Date.parse(`${date}T00:00:00Z`) + DAY)).toISOString()

/** True when a date (`2026-10-01`) is a workday 工作日 of the calendar. */
export const isWorkday = (calendar: Calendar, date: string): boolean =>
  isWorked(calendar, Date.parse(`${date}T00:00:00Z`) / DAY)

const DURATION = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/

/**
 * The instant an ISO 8601 duration (`PT4H`, `-P1DT30M`) after another, in elapsed time; a day is 24 hours.
 * @throws RangeError for an unreadable instant or duration.
 */
export const addDuration = (from: string, duration: string): string => {
  const parts = DURATION.exec(duration)
  if (parts === null) throw new RangeError(`Not a duration: ${duration}`)
  const [, sign, days, hours, minutes] = parts
  const length = Number(days ?? 0) * DAY + Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE
  return new Date(Date.parse(from) + (sign === '-' ? -length : length)).toISOString()
}
