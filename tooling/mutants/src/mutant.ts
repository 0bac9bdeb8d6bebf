import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A seeded bug 变异体: one small change of the source that some test must notice. */
export type Mutant = {
  /** Room and what goes wrong, such as `engine-all-of-settles-early`. */
  readonly id: string
  /** From the root of the clone. */
  readonly file: string
  /** Occurs exactly once in the file. */
  readonly find: string
  readonly replace: string
  /** What the bug does to the product, in one sentence. */
  readonly breaks: string
  /** The test files, from the root of the clone, of which at least one must fail. */
  readonly tests: readonly string[]
}

const CATALOGUE = join(import.meta.dirname, 'catalogue')

/** All seeded bugs, by file of the catalogue and in its order. */
export const allMutants = (): readonly Mutant[] =>
  readdirSync(CATALOGUE)
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(CATALOGUE, name), 'utf8')) as Mutant[])

/** How often the text to replace occurs in the source. */
export const occurrences = ({ find }: Pick<Mutant, 'find'>, source: string): number =>
  source.split(find).length - 1

/** The source with the bug in it; null where that is not exactly one change. */
export const mutated = (mutant: Mutant, source: string): string | null =>
  occurrences(mutant, source) === 1 ? source.replace(mutant.find, () => mutant.replace) : null
