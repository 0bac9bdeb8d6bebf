import type { Calendar } from '@countersign/definition/calendar'
import { daysOf } from '@countersign/definition/calendar-days'
import type { Absence } from '@countersign/engine/organisation'
import type { Reader } from '@countersign/texts/text'
import { text } from '@countersign/texts/text'
import { instantText } from '../views/instant-text.ts'

/** An absence as one line that can be compared and read again. */
export const absenceLine = ({ from, until, substitute }: Absence): string => `${from} ${until} ${substitute}`

/** The line in words; `nameOf` gives the name of a person. */
export const absenceLineText = (reader: Reader, line: string, nameOf: (id: string) => string): string => {
  const [from = '', until = '', substitute = ''] = line.split(' ')
  return `${instantText(reader, from)} – ${instantText(reader, until)} · ${nameOf(substitute)}`
}

/** A calendar as lines, so that what is other can be told line by line. */
export const calendarLines = (calendar: Calendar): readonly string[] => [
  calendar.zone,
  `workweek ${calendar.workweek.join()}`,
  `hours ${calendar.hours.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join()}`,
  ...(calendar.validThrough === undefined ? [] : [`through ${calendar.validThrough}`]),
  ...daysOf(calendar).map(({ date, worked }) => `${worked ? 'work' : 'off'} ${date}`),
]

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The line in words. */
export const calendarLineText = (reader: Reader, line: string): string => {
  const [kind = '', value = ''] = line.split(' ')
  if (value === '') return kind
  const said =
    kind === 'workweek'
      ? value
          .split(',')
          .map((day) => weekday(reader, Number(day)))
          .join(' ')
      : value
  return text(reader, ['calendar-line', kind], { value: said })
}

/** A Monday, from which ISO weekdays are counted. */
const MONDAY = Date.UTC(2024, 0, 1)

const weekday = ({ language }: Reader, day: number): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    MONDAY + (day - 1) * 86_400_000,
  )

/** A line of a webhook in words: its address, or what is special about it. */
export const webhookLineText = (reader: Reader, line: string): string =>
  line === 'private' || line === 'renewed' ? text(reader, ['webhook-line', line]) : line
