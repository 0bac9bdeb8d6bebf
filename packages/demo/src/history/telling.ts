import type { FieldValues } from '@countersign/definition/field'
import { inTurn } from './said.ts'
import type { Act, ActCommand } from './story.ts'
import type { WorkdayTime } from './workdays.ts'

/** Writes down one request's acts; each act is so many workdays after the one before, at another time of the day. */
export class Telling {
  readonly acts: Act[] = []
  readonly #time: WorkdayTime
  readonly place: number
  #day: number

  constructor(time: WorkdayTime, place: number, day: number) {
    this.#time = time
    this.place = place
    this.#day = day
  }

  /** From 9:05 to 17:45, never the same twice in a row, and deterministic. */
  later(workdays: number, by: string, command: ActCommand, step?: string): this {
    this.#day -= workdays
    const count = this.acts.length
    const minute = workdays === 0 && count > 0 ? 1070 + count : 545 + ((this.place * 97 + count * 61) % 520)
    const at = this.#time(this.#day, minute)
    this.acts.push(step === undefined ? { at, by, command } : { at, by, command, step })
    return this
  }

  decides(workdays: number, by: string, outcome: string, opinion: readonly string[]): this {
    return this.later(workdays, by, { verb: 'decide', outcome, opinion: inTurn(opinion, this.place) })
  }

  /** Completes a step of a process by its key, with what is filled in there. */
  completes(
    workdays: number,
    by: string,
    {
      step,
      outcome = 'complete',
      fields,
      opinion,
    }: {
      readonly step: string
      readonly outcome?: string
      readonly fields?: FieldValues
      readonly opinion?: string
    },
  ): this {
    const command = {
      verb: 'decide',
      outcome,
      ...(fields && { fields }),
      ...(opinion && { opinion }),
    } as const
    return this.later(workdays, by, command, step)
  }

  /** How many workdays before now the last act was. */
  get daysLeft(): number {
    return this.#day
  }
}

const DAY = 24 * 3600_000

/** The civil date so many days after an instant at noon. */
export const dateAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * DAY).toISOString().slice(0, 10)

/** In minutes: the same date in Shanghai and in UTC. */
export const NOON = 720

/** `ka-0007` */
export const accountId = (number: number): string => `ka-${String(number).padStart(4, '0')}`
