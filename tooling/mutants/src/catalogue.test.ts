import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allMutants, occurrences } from './mutant.ts'
import { ROOT } from './root.ts'

describe('the catalogue of seeded bugs', () => {
  const mutants = allMutants()

  it('holds at least a hundred, each under a name of its own', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(100)
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length)
  })

  it.each(mutants)('still applies $id at exactly one place', (mutant) => {
    const found = occurrences(mutant, readFileSync(join(ROOT, mutant.file), 'utf8'))
    expect({ found, differs: mutant.find !== mutant.replace }).toEqual({ found: 1, differs: true })
  })

  it('names tests that exist for each of them', () => {
    const unknown = mutants.filter(
      ({ tests }) => tests.length === 0 || tests.some((test) => !existsSync(join(ROOT, test))),
    )
    expect(unknown.map(({ id }) => id)).toEqual([])
  })
})
