import { trpc } from '../../shared/api/trpc.ts'

/** The first instant of a month (`2026-10`) and of the next one, by the reader's clock. */
export const spanOf = (month: string): { readonly from: Date; readonly to: Date } => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return { from: new Date(year, number - 1, 1), to: new Date(year, number, 1) }
}

/** The visits of a month. */
export const visitsQuery = (month: string) => {
  const { from, to } = spanOf(month)
  return trpc.visits.list.queryOptions({ from: from.toISOString(), to: to.toISOString() })
}

/** The month of an instant, `2026-10`. */
export const monthOf = (at: Date): string =>
  `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}`

/** The month so many after another one. */
export const monthAfter = (month: string, months: number): string => {
  const { from } = spanOf(month)
  return monthOf(new Date(from.getFullYear(), from.getMonth() + months, 1))
}

/** The days of a month in weeks from Monday to Sunday; null outside of it. */
export const weeksOf = (month: string): readonly (readonly (Date | null)[])[] => {
  const { from, to } = spanOf(month)
  const before = (from.getDay() + 6) % 7
  const count = Math.round((to.getTime() - from.getTime()) / 86_400_000)
  const weeks = Math.ceil((before + count) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_day, weekday) => {
      const day = week * 7 + weekday - before
      return day < 0 || day >= count ? null : new Date(from.getFullYear(), from.getMonth(), day + 1)
    }),
  )
}
