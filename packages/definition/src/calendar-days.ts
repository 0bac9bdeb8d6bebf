import { type Calendar, defaultCalendar } from './calendar.ts'
import type { Label } from './label.ts'
import { dayName, STATUTORY_HOLIDAYS } from './statutory-holidays.ts'

/** A date that differs from the week: `worked` false is a holiday, true a make-up workday 调休. */
export type CalendarDay = { readonly date: string; readonly worked: boolean; readonly name: Label | null }

const DAY = 86_400_000

/** The dates of the arranged public holidays of China, in order, and the last date of their last year. */
export const statutoryDays = (): { readonly days: readonly CalendarDay[]; readonly validThrough: string } => {
  const years = Object.values(STATUTORY_HOLIDAYS)
  const days = years.flatMap(({ holidays, worked }) => [
    ...holidays.flatMap(({ name, from, to }) =>
      datesBetween(from, to).map((date) => ({ date, worked: false, name: dayName(name) })),
    ),
    ...worked.map(({ name, date }) => ({ date, worked: true, name: dayName(name) })),
  ])
  const last = Object.keys(STATUTORY_HOLIDAYS).sort().at(-1)
  return { days: days.toSorted((a, b) => (a.date < b.date ? -1 : 1)), validThrough: `${last}-12-31` }
}

const datesBetween = (from: string, to: string): readonly string[] => {
  const first = Date.parse(from)
  const count = (Date.parse(to) - first) / DAY + 1
  return Array.from({ length: count }, (_, at) => new Date(first + at * DAY).toISOString().slice(0, 10))
}

/** The dates of a calendar that differ from its week, in order. */
export const daysOf = ({ exceptions, names = {} }: Calendar): readonly CalendarDay[] =>
  Object.keys(exceptions)
    .sort()
    .map((date) => ({ date, worked: exceptions[date] === true, name: names[date] ?? null }))

/** A calendar with these dates in place of those it had. */
export const withDays = (calendar: Calendar, days: readonly CalendarDay[]): Calendar => ({
  ...calendar,
  exceptions: Object.fromEntries(days.map(({ date, worked }) => [date, worked])),
  names: Object.fromEntries(days.flatMap(({ date, name }) => (name === null ? [] : [[date, name]]))),
})

/** A calendar that knows the public holidays of China as far as they are arranged. */
export const withStatutoryDays = (calendar: Calendar): Calendar => {
  const { days, validThrough } = statutoryDays()
  const own = daysOf(calendar).filter(({ date }) => !days.some((day) => day.date === date))
  return {
    ...withDays(
      calendar,
      [...own, ...days].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    ),
    validThrough,
  }
}

/** Office hours in Shanghai with the public holidays of China, as plain JSON: what an organisation begins with. */
export const calendarForChina = () => {
  const {
    zone,
    workweek,
    hours,
    exceptions,
    names = {},
    validThrough = '',
  } = withStatutoryDays(defaultCalendar)
  return {
    zone,
    workweek: [...workweek],
    hours: hours.map((span) => ({ ...span })),
    exceptions: { ...exceptions },
    names: { ...names },
    validThrough,
  }
}

/** How other dates differ from those that are there: what an upload would change, in order. */
export type DayChange = {
  readonly date: string
  readonly before: CalendarDay | null
  readonly after: CalendarDay | null
}

/** The dates that differ between two lists. */
export const changedDays = (
  before: readonly CalendarDay[],
  after: readonly CalendarDay[],
): readonly DayChange[] => {
  const then = new Map(before.map((day) => [day.date, day]))
  const now = new Map(after.map((day) => [day.date, day]))
  return [...new Set([...then.keys(), ...now.keys()])]
    .sort()
    .map((date) => ({ date, before: then.get(date) ?? null, after: now.get(date) ?? null }))
    .filter(
      ({ before: old, after: next }) => old?.worked !== next?.worked || old?.name?.zh !== next?.name?.zh,
    )
}
