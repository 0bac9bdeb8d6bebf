import { type Calendar, isWorkday } from '@countersign/definition/calendar'
import { daysOf, withDays } from '@countersign/definition/calendar-days'

/** The calendar with one date the other way round; a date that then is as its week differs no more. */
export const toggleDay = (calendar: Calendar, date: string): Calendar => {
  const others = daysOf(calendar).filter((day) => day.date !== date)
  const worked = !isWorkday(calendar, date)
  const asWeek = isWorkday(withDays(calendar, others), date) === worked
  const days = asWeek ? others : [...others, { date, worked, name: null }]
  return withDays(
    calendar,
    days.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  )
}
