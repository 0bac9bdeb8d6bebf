import { parseArgs } from 'node:util'

export type Options = {
  /** Which seeded bugs are tried: all, those named, or some drawn by a seed. */
  readonly choice:
    | { readonly kind: 'all' }
    | { readonly kind: 'only'; readonly ids: readonly string[] }
    | { readonly kind: 'sample'; readonly size: number; readonly seed: string | null }
  readonly jobs: number
  /** Where the goal goes as JSON; null without. */
  readonly figures: string | null
}

const FLAGS = {
  all: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
  sample: { type: 'string', default: '10' },
  seed: { type: 'string' },
  jobs: { type: 'string', default: '2' },
  figures: { type: 'string' },
} as const

export const HELP = `npm run mutants -- [options]: puts seeded bugs into a copy of the source, one at a time, and runs the tests that must fail
  --all             every seeded bug: some minutes
  --only <id>       this one; may be repeated
  --sample <n>      n of them (10, unless the options above say otherwise)
  --seed <text>     draws the sample (the commit)
  --jobs <n>        how many at the same time (2)
  --figures <file>  where the result goes as JSON`

/** @throws Error naming the option that is wrong */
export const parseOptions = (words: readonly string[]): Options => {
  const { values } = parseArgs({ args: [...words], options: FLAGS })
  const size = count('sample', values.sample)
  const ids = values.only ?? []
  return {
    choice: values.all
      ? { kind: 'all' }
      : ids.length > 0
        ? { kind: 'only', ids }
        : { kind: 'sample', size, seed: values.seed ?? null },
    jobs: count('jobs', values.jobs),
    figures: values.figures ?? null,
  }
}

const count = (name: string, word: string): number => {
  const number = Number(word)
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} is a number, not "${word}"`)
  return number
}
