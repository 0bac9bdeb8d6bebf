import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Mutant, mutated } from './mutant.ts'
import { runTests } from './run-tests.ts'

/**
 * `caught`: a named test failed, while others still passed. `unclear`: nothing passed, which says more about the run than
 * about the tests.
 */
type Verdict =
  | { readonly verdict: 'caught'; readonly by: string }
  | { readonly verdict: 'survived' }
  | { readonly verdict: 'not-applied' }
  | { readonly verdict: 'unclear'; readonly output: string }

/** Longer than any room's tests take: past it something waits for ever. */
const RUN_MS = 90_000

export type Trial = Verdict & { readonly mutant: Mutant; readonly seconds: number }

/** Puts one bug into a tree, runs the tests that should notice, and takes it out again. */
export const tryMutant = async (tree: string, mutant: Mutant): Promise<Trial> => {
  const start = performance.now()
  const path = join(tree, mutant.file)
  const source = readFileSync(path, 'utf8')
  const changed = mutated(mutant, source)
  const judge = async (): Promise<Verdict> => {
    if (changed === null) return { verdict: 'not-applied' }
    writeFileSync(path, changed)
    try {
      return await verdictOf(tree, mutant)
    } finally {
      writeFileSync(path, source)
    }
  }
  return { ...(await judge()), mutant, seconds: (performance.now() - start) / 1000 }
}

const verdictOf = async (tree: string, { tests }: Mutant): Promise<Verdict> => {
  for (const [room, files] of byRoom(tests)) {
    const { passed, failed, hung, output } = await runTests(tree, { room, tests: files, limitMs: RUN_MS })
    if (hung) return { verdict: 'caught', by: 'the run, which had to be ended' }
    if (passed === 0) return { verdict: 'unclear', output }
    if (failed[0] !== undefined) return { verdict: 'caught', by: failed[0] }
  }
  return { verdict: 'survived' }
}

/** Test files by the package they belong to, such as `packages/engine`. */
export const byRoom = (tests: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  Map.groupBy(tests, (test) => test.split('/').slice(0, 2).join('/'))
