import { copyTree } from './copy-tree.ts'
import type { Mutant } from './mutant.ts'
import { runTests, type TestRun } from './run-tests.ts'
import { byRoom, type Trial, tryMutant } from './try-mutant.ts'

export type Trying = {
  /** How many are tried at the same time, each on a copy of its own. */
  readonly jobs: number
  readonly progress: (trial: Trial) => void
}

/** Tries seeded bugs one after the other, or several at once; in the order they ended. */
export const tryMutants = async (
  mutants: readonly Mutant[],
  { jobs, progress }: Trying,
): Promise<readonly Trial[]> => {
  const waiting = [...mutants]
  const trials: Trial[] = []
  const work = async (): Promise<void> => {
    using tree = copyTree()
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const trial = await tryMutant(tree.path, next)
      trials.push(trial)
      progress(trial)
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
  return trials
}

/** All tests named, one file after the other, take minutes on a busy machine. */
const ALL_MS = 1_200_000

/** What fails without any bug: as long as something does, a failing test says nothing about a mutant. */
export const failuresWithoutBugs = async (
  mutants: readonly Mutant[],
  progress: (room: string, run: TestRun) => void,
): Promise<readonly string[]> => {
  using tree = copyTree()
  const found: string[] = []
  for (const [room, tests] of byRoom([...new Set(mutants.flatMap(({ tests: named }) => named))])) {
    const run = await runTests(tree.path, { room, tests, limitMs: ALL_MS })
    progress(room, run)
    const { passed, failed, output } = run
    found.push(...failed, ...(passed === 0 ? [`nothing ran in ${room}: ${output}`] : []))
  }
  return found
}
