import type { Reader } from '@countersign/texts/text'

const localeOf = ({ language }: Reader): string => (language === 'en' ? 'en-GB' : language)

/** `2026年11月3日 10:02` or `3 Nov 2026, 10:02` in the reader's zone: whole, for what is read on another day. */
export const instantText = (reader: Reader, instant: string): string => {
  const at = new Date(instant)
  if (Number.isNaN(at.valueOf())) return instant
  return new Intl.DateTimeFormat(localeOf(reader), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: reader.zone,
  }).format(at)
}

/** A civil date `2026-11-03` as the reader writes dates; it has no zone and must not move with one. */
export const dateText = (reader: Reader, date: string): string => {
  const at = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(at.valueOf())) return date
  return new Intl.DateTimeFormat(localeOf(reader), { dateStyle: 'long', timeZone: 'UTC' }).format(at)
}
