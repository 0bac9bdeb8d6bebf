import { describe, expect, it } from 'vitest'
import { findForbidden } from './forbidden-text.ts'

// Written in pieces, so that the check does not find its own test.
const UNDONE = `TO${'DO'}`

describe('texts that must not stand in the repository', () => {
  it.each([
    ['packages/engine/src/decide.ts', `// ${UNDONE}: weights`],
    ['README.md', `${UNDONE}`],
    ['packages/engine/src/decide.test.ts', `it.${'only'}('decides', () => {})`],
    ['packages/engine/src/decide.ts', `  debug${'ger'}`],
    ['pnpm-lock.yaml', '    resolution: {tarball: https://packages.example/a.tgz}'],
    ['docs/install.md', `npm --registry https://registry.npm${'js'}.org`],
    ['.npmrc', 'registry=https://packages.example'],
  ])('are found in %s: %s', (path, text) => {
    expect(findForbidden(path, `first\n${text}\n`)).toHaveLength(1)
    expect(findForbidden(path, `first\n${text}\n`)[0]).toMatch(new RegExp(`^${path}:2 has `))
  })

  it('are not seen in words that only look like them', () => {
    expect(findForbidden('packages/texts/src/a.ts', "const todo = '待办'\nrun.onlyOnce()\n")).toEqual([])
  })
})
