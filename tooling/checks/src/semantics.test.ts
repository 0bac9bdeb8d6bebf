import { describe, expect, it } from 'vitest'
import { meaningTests, unproven, withTests } from './semantics.ts'

// Put together, so that these titles are no tests of the engine.
const named = (rows: string): string => `it('${'meaning'} ${rows}: what happens', () => {})`
const PAGE =
  '| row | situation | what happens | tests |\n|---|---|---|---|\n| P1 | one | first | |\n| P2 | all | last | |'

describe('tests named after rows of the meaning', () => {
  it('are found by their titles and stand in their rows', () => {
    const tests = meaningTests('packages/x/a.test.ts', `${named('P1 and P2')}\n${named('P1')}`)
    expect(unproven(PAGE, tests)).toEqual([])
    expect(withTests(PAGE, tests)).toContain('| P1 | one | first | [a.test.ts](../packages/x/a.test.ts) |')
    expect(withTests(withTests(PAGE, tests), tests)).toBe(withTests(PAGE, tests))
  })

  it('are missed where there are none, and where there is no such row', () => {
    const found = unproven(PAGE, meaningTests('a.test.ts', named('P1, P7')))
    expect(found).toHaveLength(2)
    expect(found.join()).toMatch(/P2.*P7/)
  })
})
