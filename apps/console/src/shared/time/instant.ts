import type { Language } from '../language/languages.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Making a formatter takes a hundred times longer than using it, and a list uses three a row. */
const once = <Formatter>(make: (language: Language) => Formatter): ((language: Language) => Formatter) => {
  const made = new Map<Language, Formatter>()
  return (language) => {
    const formatter = made.get(language) ?? make(language)
    made.set(language, formatter)
    return formatter
  }
}

const regionOf = (language: Language): string => (language === 'en' ? 'en-GB' : language)

const instants = once(
  (language) => new Intl.DateTimeFormat(regionOf(language), { dateStyle: 'medium', timeStyle: 'short' }),
)
const dates = once(
  (language) => new Intl.DateTimeFormat(regionOf(language), { dateStyle: 'long', timeZone: 'UTC' }),
)
const distances = once((language) => new Intl.RelativeTimeFormat(language, { numeric: 'always' }))
const nearness = once((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }))
const unitStyle = (unit: string) => ({ style: 'unit', unit, unitDisplay: 'long' }) as const
const lengths = {
  day: once((language) => new Intl.NumberFormat(language, unitStyle('day'))),
  hour: once((language) => new Intl.NumberFormat(language, unitStyle('hour'))),
  minute: once((language) => new Intl.NumberFormat(language, unitStyle('minute'))),
}

/** `2026年11月3日 10:02` or `3 Nov 2026, 10:02`, in the reader's zone. */
export const formatInstant = (instant: string, language: Language): string =>
  instants(language).format(new Date(instant))

/** A civil date `2026-11-03` as the reader writes dates; it has no zone and must not move with one. */
export const formatDate = (date: string, language: Language): string =>
  dates(language).format(new Date(`${date}T00:00:00Z`))

const amountOf = (milliseconds: number): readonly [number, 'day' | 'hour' | 'minute'] => {
  const size = Math.abs(milliseconds)
  if (size >= 2 * DAY) return [Math.floor(size / DAY), 'day']
  if (size >= HOUR) return [Math.floor(size / HOUR), 'hour']
  return [Math.floor(size / MINUTE), 'minute']
}

/** `3 小时前`, `in 2 days`: how far an instant lies from `now`, in its largest whole unit. */
export const formatDistance = (instant: string, now: number, language: Language): string => {
  const distance = Date.parse(instant) - now
  const [amount, unit] = amountOf(distance)
  const signed = distance < 0 ? -amount : amount
  return (amount === 0 ? nearness : distances)(language).format(signed, unit)
}

/** `3 天`, `5 hours`: a length of time without a direction. */
export const formatLength = (milliseconds: number, language: Language): string => {
  const [amount, unit] = amountOf(milliseconds)
  return lengths[unit](language).format(amount)
}

export type DueState = 'overdue' | 'soon' | 'later'

/** How urgent a due time 期限 is: past, within a day, or further away. */
export const dueState = (due: string, now: number): DueState => {
  const left = Date.parse(due) - now
  if (left < 0) return 'overdue'
  return left < DAY ? 'soon' : 'later'
}
