import { describe, expect, it } from 'vitest'
import { expectationsPage, expectationTests, untested } from './expectations.ts'

// Put together, so that these titles are no tests of the console.
const named = (numbers: string, title: string): string => `it('${'console'} ${numbers}: ${title}', () => {})`

const ALL = '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 25'

describe('tests named after expectations', () => {
  it('are found by their titles, with one number or several', () => {
    const text = `${named('8', 'keys decide')}\n${named('3 and 12', 'a lost race')}\nit('console: no number', x)`
    expect(expectationTests('a.test.ts', text)).toEqual([
      { numbers: [8], title: 'keys decide', file: 'a.test.ts' },
      { numbers: [3, 12], title: 'a lost race', file: 'a.test.ts' },
    ])
  })

  it('are missed where there are none', () => {
    expect(untested(expectationTests('a.test.ts', named(ALL, 'everything')))).toEqual([])
    const missing = untested(
      expectationTests('a.test.ts', named(ALL.replace('9, ', ''), 'nearly everything')),
    )
    expect(missing).toHaveLength(1)
    expect(missing[0]).toContain(`${'console'} 9: …`)
  })

  it('stand in the row of their expectation, linked', () => {
    const page = expectationsPage(expectationTests('apps/x/a.test.ts', named('9', 'a | b')))
    expect(page).toContain('| a \\| b ([a.test.ts](../apps/x/a.test.ts)) |')
  })
})
