import type { Language } from '../language/languages.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `2026年11月3日 10:02` or `3 Nov 2026, 10:02`, in the reader's zone. */
export const formatInstant = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant))

/** A civil date `2026-11-03` as the reader writes dates; it has no zone and must not move with one. */
export const formatDate = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))

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
  return new Intl.RelativeTimeFormat(language, { numeric: amount === 0 ? 'auto' : 'always' }).format(
    signed,
    unit,
  )
}

/** `3 天`, `5 hours`: a length of time without a direction. */
export const formatLength = (milliseconds: number, language: Language): string => {
  const [amount, unit] = amountOf(milliseconds)
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)
}

export type DueState = 'overdue' | 'soon' | 'later'

/** How urgent a due time 期限 is: past, within a day, or further away. */
export const dueState = (due: string, now: number): DueState => {
  const left = Date.parse(due) - now
  if (left < 0) return 'overdue'
  return left < DAY ? 'soon' : 'later'
}
