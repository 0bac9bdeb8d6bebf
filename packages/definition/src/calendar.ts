import type { Delay } from './delay.ts'

/** A working calendar 工作日历: civil dates and working time in the organisation's zone. */
export type Calendar = {
  /** IANA zone, `Asia/Shanghai` by default. */
  readonly zone: string
  /** ISO weekdays that are worked, 1 = Monday. */
  readonly workweek: readonly number[]
  /** Worked spans of a day, as minutes after midnight, in order and without overlap. */
  readonly hours: readonly { readonly from: number; readonly to: number }[]
  /** Dates (`2026-10-01`) that differ from the week: holidays (false) and make-up workdays 调休 (true). */
  readonly exceptions: Readonly<Record<string, boolean>>
}

export declare const addDelay: (from: string, delay: Delay, calendar: Calendar) => string
