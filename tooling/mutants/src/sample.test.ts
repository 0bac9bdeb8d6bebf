import { describe, expect, it } from 'vitest'
import { commitOf } from './commit-of.ts'
import { allMutants } from './mutant.ts'
import { sampleOf } from './sample.ts'
import { tryMutants } from './try-mutants.ts'

const SIZE = 10

describe('seeded bugs', () => {
  it('are drawn anew for each commit, and alike for the same one', () => {
    const [one, again, other] = ['a', 'a', 'b'].map((seed) => sampleOf(allMutants(), SIZE, seed))
    expect(again).toEqual(one)
    expect(other).not.toEqual(one)
    expect(new Set(one).size).toBe(SIZE)
  })

  it(`are caught by the tests, ${SIZE} of them drawn by the commit`, { timeout: 600_000 }, async () => {
    const mutants = sampleOf(allMutants(), SIZE, commitOf())
    const trials = await tryMutants(mutants, { jobs: 1, progress: () => {} })
    expect(trials.filter(({ verdict }) => verdict !== 'caught')).toEqual([])
  })
})
