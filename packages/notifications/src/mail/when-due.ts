import { Temporal } from 'temporal-polyfill'
import type { MailChoice } from './mail-choice.ts'

/** When a notice is mailed; `gathered`: in one mail with the others that waited. */
export type Due = { readonly at: string; readonly gathered: boolean }

/** When a notice that is there at `now` (ISO 8601 UTC) is mailed; null when its person wants no mail. */
export const whenDue = (
  { mode, digestAt, quiet, zone }: Omit<MailChoice, 'muted'>,
  now: string,
): Due | null => {
  if (mode === 'none') return null
  const there = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  const wanted = mode === 'digest' ? next(there, digestAt) : there
  const allowed = quiet !== null && isWithin(wanted, quiet) ? next(wanted, quiet.to) : wanted
  return {
    at: allowed.toInstant().toString({ smallestUnit: 'millisecond' }),
    gathered: mode === 'digest' || allowed !== wanted,
  }
}

/** The next time the clocks there show `time`, today or tomorrow. */
const next = (after: Temporal.ZonedDateTime, time: string): Temporal.ZonedDateTime => {
  const today = after.withPlainTime(time)
  // Tomorrow's date first: on a day that clocks change, 24 hours later is another time.
  return Temporal.ZonedDateTime.compare(today, after) > 0 ? today : after.add({ days: 1 }).withPlainTime(time)
}

/** From the first minute on, before the last; over midnight when it ends earlier than it begins. */
const isWithin = (at: Temporal.ZonedDateTime, { from, to }: { from: string; to: string }): boolean => {
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' })
  return from <= to ? time >= from && time < to : time >= from || time < to
}
