import { addDelay, type Calendar, dateOf } from '@countersign/definition/calendar'
import type { Definition } from '@countersign/definition/definition'

/** What a new form begins with at `now` (ISO 8601 UTC), by field: dates that a length of time on the calendar leads to. */
export const initialValues = (
  { fields }: Definition,
  { now, calendar }: { readonly now: string; readonly calendar: Calendar },
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields.properties).flatMap(([name, field]) => {
      const delay = 'x-initial' in field ? field['x-initial'] : undefined
      return delay === undefined ? [] : [[name, dateOf(calendar.zone, addDelay(now, delay, calendar))]]
    }),
  )
