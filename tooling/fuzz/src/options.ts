import { parseArgs } from 'node:util'
import { STAGES, type Stage } from './run/run-stage.ts'

export type Options = {
  readonly seed: number
  /** How many cases of each stage: a procedure or route for calls, in all for the others. */
  readonly counts: Readonly<Record<Stage, number>>
  /** Where the figures go as JSON; null without. */
  readonly figures: string | null
}

const FLAGS = {
  seed: { type: 'string' },
  calls: { type: 'string', default: '200' },
  definitions: { type: 'string', default: '1000' },
  conditions: { type: 'string', default: '1000' },
  figures: { type: 'string' },
} as const

export const HELP = `npm run fuzz -- [options]: sends every procedure and route what it should not be sent, and reads what is no definition and no condition
  --calls <n>        n calls of each procedure and route (200; a tenth of it where the answer is laborious)
  --definitions <n>  n in all (1000)
  --conditions <n>   n in all (1000)
                     0 leaves a stage out; 100000 is a run of hours
  --seed <n>         repeats a run (the clock)
  --figures <file>   where the figures go as JSON`

/** @throws Error naming the option that is wrong */
export const parseOptions = (words: readonly string[]): Options => {
  const { values } = parseArgs({ args: [...words], options: FLAGS })
  return {
    seed: values.seed === undefined ? Date.now() & 0x7fffffff : wholeNumber('seed', values.seed),
    counts: Object.fromEntries(
      STAGES.map((stage) => [stage, wholeNumber(stage, values[stage])]),
    ) as Options['counts'],
    figures: values.figures ?? null,
  }
}

const wholeNumber = (name: string, word: string): number => {
  const number = Number(word)
  if (!Number.isSafeInteger(number) || number < 0)
    throw new Error(`--${name} is a whole number, not "${word}"`)
  return number
}
