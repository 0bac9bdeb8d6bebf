import type { Calendar } from '@countersign/definition/calendar'
import { requestRows } from './requests.ts'
import { selectionRows, tellSelection } from './selections.ts'
import type { Story } from './story.ts'
import { suggestionRows, tellSuggestion } from './suggestions.ts'
import { tellStory } from './tell-story.ts'
import { tellVisit, visitRows } from './visits.ts'
import { type WorkdayTime, workdaysBefore } from './workdays.ts'

/** Each row told with its place, counted from the oldest one. */
const told = <Row>(
  rows: readonly Row[],
  tell: (row: Row, place: number, time: WorkdayTime) => Story,
  time: WorkdayTime,
): readonly Story[] => rows.map((row, index) => tell(row, rows.length - index, time))

/**
 * Half a year of a sales organisation as it would be at `now` (ISO 8601 UTC): service requests, visits, suggestions and
 * selections in every state. The same instant gives the same history.
 */
export const demoHistory = (now: string, calendar: Calendar): readonly Story[] => {
  const time = workdaysBefore(now, calendar)
  return [
    ...told(requestRows, tellStory, time),
    ...told(visitRows, tellVisit, time),
    ...told(suggestionRows, tellSuggestion, time),
    ...told(selectionRows, tellSelection, time),
  ]
}
