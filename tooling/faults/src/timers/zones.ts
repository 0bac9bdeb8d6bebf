/** Zones with summer time on both sides of the equator, without, at half and three quarters of an hour, and at the edges. */
export const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'Asia/Tehran',
  'UTC',
] as const

const DAY_MS = 24 * 3600_000

type Civil = { readonly date: string; readonly time: string }

const formats = new Map<string, Intl.DateTimeFormat>()

/** What calendars and clocks on the wall show in a zone. */
const civil = (zone: string, instant: number): Civil => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  formats.set(zone, format)
  const [date = '', time = ''] = format.format(instant).split(' ')
  return { date, time }
}

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)

const nextWorkday = (date: string): string => {
  let day = nextDay(date)
  while (isWeekend(day)) day = nextDay(day)
  return day
}

/** True when the clocks of the zone are changed within a day of the instant: then no clock need show the time asked for. */
const changesClocks = (zone: string, instant: number): boolean => {
  const offset = (at: number) => {
    const { date, time } = civil(zone, at)
    return Date.parse(`${date}T${time}Z`) - Math.floor(at / 1000) * 1000
  }
  return offset(instant - DAY_MS) !== offset(instant + DAY_MS)
}

type Asked = { readonly zone: string; readonly from: string; readonly due: string; readonly workdays: number }

/**
 * What is wrong with a due time that many workdays 工作日 after an instant, Monday to Friday without holidays: another
 * day, or another time on the clock. Found with the platform's own calendar, without ours; null when it is right.
 */
export const wrongWorkday = ({ zone, from, due, workdays }: Asked): string | null => {
  const start = civil(zone, Date.parse(from))
  const end = civil(zone, Date.parse(due))
  let day = start.date
  // A weekend counts from the first working day after it.
  if (isWeekend(day)) day = nextWorkday(day)
  for (let left = workdays; left > 0; left--) day = nextWorkday(day)
  const exact = end.date === day && end.time === start.time
  if (exact || changesClocks(zone, Date.parse(due))) return null
  return `in ${zone} ${from} + ${workdays} workdays came to ${end.date} ${end.time}, not ${day} ${start.time}`
}
