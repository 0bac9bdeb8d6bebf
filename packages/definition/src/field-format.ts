import type { ScalarField } from './field.ts'

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/
/** Deliberately simple: what matters is that a mail program takes it as one address. */
const EMAIL =
  /^[^\s@<>()[\],;:"\\]{1,64}@[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)+$/

const isDate = (value: string): boolean => {
  const parts = DATE.exec(value)
  if (parts === null) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(2000, month - 1, 1))
  // Years below 100 mean 19xx to the constructor.
  date.setUTCFullYear(year, month - 1, day)
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const FORMATS: Readonly<Record<NonNullable<ScalarField['format']>, (value: string) => boolean>> = {
  date: isDate,
  'date-time': (value) => isDate(DATE_TIME.exec(value)?.[1] ?? ''),
  email: (value) => value.length <= 254 && EMAIL.test(value),
  // Shown as links: a `javascript:` one would run in the reader's session.
  uri: (value) => /^https?:\/\//i.test(value) && URL.canParse(value),
}

/** True where the text has the format: dates exist, times have a zone, addresses of pages are http or https. */
export const hasFormat = (format: NonNullable<ScalarField['format']>, value: string): boolean =>
  FORMATS[format](value)
