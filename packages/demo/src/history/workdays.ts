import type { Calendar } from '@countersign/definition/calendar'

const HOUR = 3600_000
const DAY = 24 * HOUR

/** The demo organisation works in Shanghai, where clocks never change. */
const OFFSET = 8 * HOUR

const CLOSES_AT = 18 * HOUR

/** Minutes after midnight on a workday, counted back: 0 is the last one that is over. */
export type WorkdayTime = (workdaysBack: number, minute: number) => string

const isWorked = ({ workweek, exceptions }: Calendar, day: number): boolean => {
  const date = new Date(day * DAY).toISOString().slice(0, 10)
  const weekday = ((day + 3) % 7) + 1
  return exceptions[date] ?? workweek.includes(weekday)
}

/** The instants of a history that ends before `now` (ISO 8601 UTC), on days the calendar has as worked. */
export const workdaysBefore = (now: string, calendar: Calendar): WorkdayTime => {
  const civil = Date.parse(now) + OFFSET
  const days: number[] = []
  let next = Math.floor((civil - CLOSES_AT) / DAY)
  return (back, minute) => {
    while (days.length <= back) {
      while (!isWorked(calendar, next)) next--
      days.push(next--)
    }
    return new Date((days[back] ?? next) * DAY + minute * 60_000 - OFFSET).toISOString()
  }
}
