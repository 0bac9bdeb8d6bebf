import { parseArgs } from 'node:util'
import { wholeNumber } from '../whole-number.ts'

export type StartOptions = {
  readonly rounds: number
  /** How long the server is left alone before its memory is read. */
  readonly idleSeconds: number
  readonly figures: string | null
}

export const START_HELP = `npm run bench -- start [options]: npm start until it is ready, and what it then takes
  --rounds <n>          of a first and a second start (3)
  --idle-seconds <n>    before the memory is read (20)
  --figures <file>      where the figures go as JSON`

const FLAGS = {
  rounds: { type: 'string', default: '3' },
  'idle-seconds': { type: 'string', default: '20' },
  figures: { type: 'string' },
} as const

/** @throws Error naming the option that is wrong */
export const startOptions = (words: readonly string[]): StartOptions => {
  const { values } = parseArgs({ args: [...words], options: FLAGS })
  return {
    rounds: wholeNumber('rounds', values.rounds),
    idleSeconds: wholeNumber('idle-seconds', values['idle-seconds']),
    figures: values.figures ?? null,
  }
}
