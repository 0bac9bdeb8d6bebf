import { addDelay, type Calendar, endOfDate } from '@countersign/definition/calendar'
import type { FixedDelay } from '@countersign/definition/delay'
import type { Facts } from './facts.ts'

/** When delays ended by the working calendars of then, by delay and departments. */
export type DelayAnswers = Readonly<Record<string, string>>

/** Working time 工作时间 for one command: each answer that depends on a calendar is kept for the record. */
export type WorkingTime = {
  /**
   * When a delay that begins now ends for people of these departments: by the calendar that they share, or by the
   * organisation's where they have different ones, or none is named. ISO 8601 UTC.
   */
  readonly after: (delay: FixedDelay, departments: readonly string[]) => string
  /** When a civil date is over where the organisation is. ISO 8601 UTC. */
  readonly endOf: (date: string) => string
  readonly answers: () => DelayAnswers
}

/** Units that do not depend on any calendar. */
const ELAPSED: ReadonlySet<FixedDelay['unit']> = new Set(['minute', 'hour', 'day'])

export const workingTime = (facts: Facts): WorkingTime => {
  const answers = new Map<string, string>()
  return {
    after: (delay, departments) => {
      if (ELAPSED.has(delay.unit)) return addDelay(facts.now, delay, facts.calendar)
      const key = questionOf(delay, departments)
      const answer = facts.delays?.[key] ?? addDelay(facts.now, delay, sharedCalendar(facts, departments))
      answers.set(key, answer)
      return answer
    },
    endOf: (date) => {
      const key = `end of ${date}`
      const answer = facts.delays?.[key] ?? endOfDate(facts.calendar.zone, date)
      answers.set(key, answer)
      return answer
    },
    answers: () => Object.fromEntries(answers),
  }
}

const questionOf = ({ amount, unit }: FixedDelay, departments: readonly string[]): string =>
  `${amount} ${unit}@${[...new Set(departments)].sort().join()}`

const sharedCalendar = ({ calendar, calendars = {} }: Facts, departments: readonly string[]): Calendar => {
  const found = new Set(
    departments.map((key) => (Object.hasOwn(calendars, key) ? calendars[key] : undefined)),
  )
  const [shared = calendar] = found
  return found.size === 1 ? shared : calendar
}
