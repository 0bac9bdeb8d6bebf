const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Shanghai has kept the same distance from UTC since 1992. */
const SHANGHAI = 8 * HOUR
/** Worked minutes of a day: 09:00-12:00 and 13:00-18:00. */
const isWorkedMinute = (minute: number): boolean =>
  (minute >= 540 && minute < 720) || (minute >= 780 && minute < 1080)

/** 1970-01-01 was a Thursday. */
const isWorkday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5

const workdayFrom = (day: number): number => {
  let found = day
  while (!isWorkday(found)) found++
  return found
}

const workdays = (start: number, amount: number): number => {
  const civil = start + SHANGHAI
  const today = Math.floor(civil / DAY)
  let day = workdayFrom(today)
  for (let left = amount; left > 0; left--) day = workdayFrom(day + 1)
  return civil + (day - today) * DAY - SHANGHAI
}

/** Minute by minute, the slow way nobody can get wrong; the last piece of a minute that was begun counts on. */
const workhours = (start: number, amount: number): number => {
  let left = amount * HOUR
  let at = start
  while (left > 0) {
    const civil = at + SHANGHAI
    const next = (Math.floor(civil / MINUTE) + 1) * MINUTE - SHANGHAI
    const worked = isWorkday(Math.floor(civil / DAY)) && isWorkedMinute(Math.floor((civil % DAY) / MINUTE))
    if (worked && left <= next - at) return at + left
    if (worked) left -= next - at
    at = next
  }
  return at
}

/** The instant so much later, on the working calendar of Shanghai without holidays. */
export const later = (
  from: string,
  { amount, unit }: { readonly amount: number; readonly unit: string },
): string => {
  const start = Date.parse(from)
  const units: Readonly<Record<string, number>> = { minute: MINUTE, hour: HOUR, day: DAY }
  const unitLength = units[unit]
  const end =
    unitLength !== undefined
      ? start + amount * unitLength
      : unit === 'workday'
        ? workdays(start, amount)
        : workhours(start, amount)
  return new Date(end).toISOString()
}

/** An ISO duration of hours, such as `-PT4H`, the only kind that the random definitions use. */
export const shifted = (from: string, duration: string): string => {
  const [, minus, hours] = /^(-?)PT(\d+)H$/.exec(duration) ?? []
  if (hours === undefined) throw new Error(`cannot read the duration ${duration}`)
  return new Date(Date.parse(from) + Number(hours) * HOUR * (minus === '-' ? -1 : 1)).toISOString()
}
