import { parseArgs } from 'node:util'
import { wholeNumber } from '@countersign/bench/whole-number'
import { type Plan, type Sizes, sizesOf } from './plan.ts'

export type Options = {
  readonly sizes: Sizes<string>
  readonly seed: number
  /** Where the figures go as JSON. */
  readonly figures: string | null
}

/**
 * Reads the words behind a plan's own.
 *
 * @throws Error naming the option that is wrong
 */
export const parseOptions = (plan: Plan, words: readonly string[]): Options => {
  const names = Object.keys(plan.sizes)
  const { values } = parseArgs({
    args: [...words],
    options: {
      ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
      seed: { type: 'string' },
      full: { type: 'boolean', default: false },
      figures: { type: 'string' },
    },
  })
  const given: Readonly<Record<string, unknown>> = values
  const chosen = sizesOf(plan, values.full ? 'full' : 'ci')
  const sizes = Object.fromEntries(
    Object.entries(chosen).map(([name, size]) => {
      const word = given[name]
      return [name, typeof word === 'string' ? wholeNumber(name, word) : size]
    }),
  )
  const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : wholeNumber('seed', values.seed)
  return { sizes, seed, figures: values.figures ?? null }
}

/** How a run is asked for again. */
export const commandOf = (word: string, { sizes, seed }: Options): string =>
  [
    `npm run faults -- ${word}`,
    ...Object.entries(sizes).map(([name, size]) => `--${name} ${size}`),
    `--seed ${seed}`,
  ].join(' ')

/** The sizes a person may give, a line each. */
export const helpOf = (word: string, plan: Plan): string =>
  [
    `npm run faults -- ${word}: ${plan.about}`,
    ...Object.entries(plan.sizes).map(
      ([name, { what, ci, full }]) => `  --${`${name} <n>`.padEnd(16)} ${what} (${ci}, with --full ${full})`,
    ),
  ].join('\n')
