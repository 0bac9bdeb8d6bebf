import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ROOT } from './run-program.ts'
import { faultsOf, linksIn } from './security.ts'

const PAGE = readFileSync(`${ROOT}docs/security.md`, 'utf8')

describe('the checklist of security', () => {
  it('has nothing wrong with it', () => {
    expect(faultsOf(PAGE)).toEqual([])
  })

  it.each([
    [
      'a requirement is missing',
      (page: string) => page.replace(/^\| 5\.4\.3 .*$/m, ''),
      '5.4.3 stands 0 times',
    ],
    [
      'one stands twice',
      (page: string) => `${page}\n| 8.3.1 | x | does not apply | |\n`,
      '8.3.1 stands 2 times',
    ],
    [
      'one does not exist',
      (page: string) => page.replace('| 8.3.1 |', '| 8.3.9 |'),
      '8.3.9 is no requirement',
    ],
    [
      'one is of level 3',
      (page: string) => page.replace('| 5.4.3 |', '| 5.4.4 |'),
      '5.4.4 is no requirement',
    ],
    [
      'a state is none',
      (page: string) => page.replace(/does not hold \| \|$/m, 'hopefully | |'),
      '“hopefully”',
    ],
    [
      'something holds without evidence',
      (page: string) => page.replace(/^(\| 8\.3\.1 .* holds \|).*$/m, '$1 none |'),
      '8.3.1 holds without evidence',
    ],
  ])('says when %s', (_what, change, said) => {
    const changed = change(PAGE)
    expect(changed).not.toBe(PAGE)
    expect(faultsOf(changed).join('\n')).toContain(said)
  })

  it('finds what it links to', () => {
    expect(linksIn('a [x](../a/b.ts), [y](decisions/1.md) [z](#here)')).toEqual([
      '../a/b.ts',
      'decisions/1.md',
    ])
  })
})
