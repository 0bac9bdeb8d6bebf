import { z } from 'zod'
import type { CalendarDay } from './calendar-days.ts'
import { CivilDate } from './calendar-schema.ts'
import type { Label } from './label.ts'
import { dayName } from './statutory-holidays.ts'

/** Why a row of a calendar file is not taken; `row` counts from 1, as lines or entries do. */
export type CalendarFileFault = {
  readonly row: number
  readonly code: 'date-unreadable' | 'kind-unknown' | 'date-twice' | 'row-unreadable'
  readonly text: string
}

export type CalendarFile = {
  readonly days: readonly CalendarDay[]
  readonly faults: readonly CalendarFileFault[]
}

/**
 * Reads dates that differ from the week out of a file: CSV with date, kind and name a line (`2026-10-01,off,国庆节`,
 * `2026-10-10,work,国庆节`, a heading and a byte order mark are passed over; 休 and 班 are understood), or JSON, either
 * an array of such entries or an object with `days`, each with `date`, `name` and `isOffDay` or `worked`. Rows that
 * cannot be read are told one by one; the others come all the same.
 */
export const readCalendarFile = (text: string): CalendarFile => {
  const content = text.replace(/^\uFEFF/, '').trim()
  const rows = content.startsWith('{') || content.startsWith('[') ? jsonRows(content) : csvRows(content)
  const days = new Map<string, CalendarDay>()
  const faults: CalendarFileFault[] = []
  for (const { row, source, day } of rows) {
    if (typeof day === 'string') faults.push({ row, code: day, text: source })
    else if (days.has(day.date)) faults.push({ row, code: 'date-twice', text: source })
    else days.set(day.date, day)
  }
  return { days: [...days.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)), faults }
}

type Row = {
  readonly row: number
  readonly source: string
  readonly day: CalendarDay | CalendarFileFault['code']
}

const KINDS: Readonly<Record<string, boolean>> = {
  off: false,
  holiday: false,
  休: false,
  休息: false,
  放假: false,
  work: true,
  workday: true,
  班: true,
  上班: true,
  调休: true,
}

const SHOWN = 80

const csvRows = (content: string): readonly Row[] =>
  content.split(/\r?\n/).flatMap((line, at): readonly Row[] => {
    const row = at + 1
    if (line.trim() === '') return []
    const [date = '', kind = '', ...name] = line.split(/[,;\t]/).map(cell)
    // A heading has no digits where the date stands.
    if (row === 1 && !/\d/.test(date)) return []
    return [{ row, source: line.slice(0, SHOWN), day: dayOf({ date, kind, name: name.join(' ') }) }]
  })

const cell = (text: string): string =>
  text
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()

const dayOf = (read: { readonly date: string; readonly kind: string; readonly name: string }): Row['day'] => {
  const date = civilDate(read.date)
  if (date === null) return 'date-unreadable'
  const kind = read.kind.toLowerCase()
  if (!Object.hasOwn(KINDS, kind)) return 'kind-unknown'
  return { date, worked: KINDS[kind] === true, name: nameOf(read.name) }
}

/** `2026/10/1`, as spreadsheets write it, is the same date. */
const civilDate = (text: string): string | null => {
  const [year = '', month = '', day = ''] = text.split(/[-/.]/)
  const date = CivilDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return date.success ? date.data : null
}

const nameOf = (text: string): Label | null => {
  const name = text.trim().slice(0, 60)
  return name === '' ? null : dayName(name)
}

const Entry = z.object({
  date: z.string(),
  name: z.string().nullish(),
  isOffDay: z.boolean().optional(),
  worked: z.boolean().optional(),
})
const Document = z.union([z.array(z.unknown()), z.object({ days: z.array(z.unknown()) })])

const jsonRows = (content: string): readonly Row[] => {
  const document = Document.safeParse(parsed(content))
  if (!document.success) return [{ row: 1, source: content.slice(0, SHOWN), day: 'row-unreadable' }]
  const entries = Array.isArray(document.data) ? document.data : document.data.days
  return entries.map((entry, at) => ({
    row: at + 1,
    source: (JSON.stringify(entry) ?? '').slice(0, SHOWN),
    day: entryDay(entry),
  }))
}

const parsed = (content: string): unknown => {
  try {
    return JSON.parse(content)
  } catch {
    return null
  }
}

const entryDay = (entry: unknown): Row['day'] => {
  const read = Entry.safeParse(entry)
  if (!read.success) return 'row-unreadable'
  const { date: text, name, isOffDay, worked } = read.data
  const date = civilDate(text)
  if (date === null) return 'date-unreadable'
  const isWorked = worked ?? (isOffDay === undefined ? undefined : !isOffDay)
  return isWorked === undefined ? 'kind-unknown' : { date, worked: isWorked, name: nameOf(name ?? '') }
}
