import { parseArgs } from 'node:util'
import { wholeNumber } from '../whole-number.ts'

export type TimersOptions = {
  /** Timers that are due when the worker starts. */
  readonly due: number
  /** Timers that fall due one after the other afterwards, and within how many seconds. */
  readonly later: number
  readonly seconds: number
  readonly seed: number
  readonly figures: string | null
}

export const TIMERS_HELP = `npm run bench -- timers [options]: a worker that finds due timers, and how late it is at normal load
  --due <n>             timers that are due when it starts (100000)
  --later <n>           timers that fall due one after the other afterwards (6000)
  --seconds <n>         within so many seconds (60)
  --seed <n>            (1)
  --figures <file>      where the figures go as JSON`

const FLAGS = {
  due: { type: 'string', default: '100000' },
  later: { type: 'string', default: '6000' },
  seconds: { type: 'string', default: '60' },
  seed: { type: 'string', default: '1' },
  figures: { type: 'string' },
} as const

/** @throws Error naming the option that is wrong */
export const timersOptions = (words: readonly string[]): TimersOptions => {
  const { values } = parseArgs({ args: [...words], options: FLAGS })
  return {
    due: wholeNumber('due', values.due),
    later: wholeNumber('later', values.later),
    seconds: wholeNumber('seconds', values.seconds),
    seed: wholeNumber('seed', values.seed),
    figures: values.figures ?? null,
  }
}
