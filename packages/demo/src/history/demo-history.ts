import type { Calendar } from '@countersign/definition/calendar'
import { requestRows } from './requests.ts'
import type { Story } from './story.ts'
import { tellStory } from './tell-story.ts'
import { workdaysBefore } from './workdays.ts'

/**
 * Sixty requests of the past two months in every state, as they would be at `now` (ISO 8601 UTC). The same instant
 * gives the same history.
 */
export const demoHistory = (now: string, calendar: Calendar): readonly Story[] => {
  const time = workdaysBefore(now, calendar)
  return requestRows.map((row, index) => tellStory(row, requestRows.length - index, time))
}
