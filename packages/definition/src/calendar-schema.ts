import { z } from 'zod'
import type { Calendar } from './calendar.ts'

/** The longest a calendar may say, in dates that differ from the week: some ten years of holidays. */
const MOST_DAYS = 1000
const END_OF_DAY = 1440

const isDate = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null
  } catch {
    return false
  }
}

/** A civil date, `2026-10-01`. */
export const CivilDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDate)

const NameText = z.string().trim().min(1).max(60)
const DayName = z.strictObject({ zh: NameText, en: NameText })

const Span = z
  .strictObject({ from: z.int().min(0).max(END_OF_DAY), to: z.int().min(0).max(END_OF_DAY) })
  .refine(({ from, to }) => from < to)

const isInOrder = (spans: readonly { readonly from: number; readonly to: number }[]): boolean =>
  spans.every(({ from }, at) => at === 0 || from >= (spans[at - 1]?.to ?? 0))

/** A working calendar 工作日历 that time can be counted by: a week with work, spans in order and without overlap. */
export const CalendarSchema = z.strictObject({
  zone: z.string().min(1).max(64).refine(isZone),
  workweek: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length),
  hours: z.array(Span).min(1).max(6).refine(isInOrder),
  exceptions: z.record(CivilDate, z.boolean()).refine((days) => Object.keys(days).length <= MOST_DAYS),
  names: z.record(CivilDate, DayName).exactOptional(),
  validThrough: CivilDate.exactOptional(),
}) satisfies z.ZodType<Calendar>
