import { calendarForChina } from '@countersign/definition/calendar-days'

/** The demo's working calendar: office hours in Shanghai with the public holidays as far as they are arranged. */
export const demoCalendar = calendarForChina()
