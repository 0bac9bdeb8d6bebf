import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ROOT, runProgram } from './run-program.ts'

const CONFIG = `${ROOT}.dependency-cruiser.mjs`

type Violation = { readonly from: string; readonly rule: { readonly name: string } }

const made: string[] = []
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true })
})

/** The rules that a small tree of files breaks, by the file that breaks them. */
const broken = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
  const home = mkdtempSync(join(tmpdir(), 'boundaries-'))
  made.push(home)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), text)
  }
  const rooms = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))]
  const kinds = rooms.filter((room) => room === 'apps' || room === 'packages')
  const { output } = await runProgram(
    'depcruise',
    ['--config', CONFIG, '--output-type', 'json', ...kinds],
    home,
  )
  const { summary } = JSON.parse(output) as { summary: { violations: readonly Violation[] } }
  return summary.violations.map(({ from, rule }) => `${rule.name} ${from}`)
}

describe('the boundaries between rooms', () => {
  it('let a room import what the drawing allows', async () => {
    const files = {
      'packages/definition/src/rank.ts': 'export const rank = 1',
      'packages/engine/src/decide.ts':
        "import { rank } from '../../definition/src/rank.ts'\nexport const a = rank",
    }
    expect((await broken(files)).filter((rule) => !rule.startsWith('only-exports'))).toEqual([])
  })

  it('refuse an import against the arrows', async () => {
    const files = {
      'packages/definition/src/rank.ts':
        "import { a } from '../../engine/src/decide.ts'\nexport const rank = a",
      'packages/engine/src/decide.ts': 'export const a = 1',
    }
    expect(await broken(files)).toContain('definition-imports packages/definition/src/rank.ts')
  })

  it('refuse a path into another package, past its exports', async () => {
    const files = {
      'packages/definition/src/rank.ts': 'export const rank = 1',
      'packages/engine/src/decide.ts':
        "import { rank } from '../../definition/src/rank.ts'\nexport const a = rank",
    }
    expect(await broken(files)).toEqual(['only-exports packages/engine/src/decide.ts'])
  })

  it.each([
    ['xstate', 'packages/runtime/src/a.ts', 'xstate-in-engine'],
    ['@marcbachmann/cel-js', 'packages/engine/src/a.ts', 'cel-in-one-module'],
  ])('keep %s where it belongs', async (library, path, rule) => {
    const files = {
      [`node_modules/${library}/index.js`]: 'export const x = 1',
      [`node_modules/${library}/package.json`]: `{"name":"${library}","version":"1.0.0","main":"index.js"}`,
      'package.json': `{"dependencies":{"${library}":"1.0.0"}}`,
      [path]: `import { x } from '${library}'\nexport const a = x`,
    }
    expect(await broken(files)).toEqual([`${rule} ${path}`])
  })

  it('let the console know the api by its types only', async () => {
    const files = {
      'packages/api/src/router.ts': 'export type Router = 1\nexport const router = 1',
      'apps/console/src/typed.ts':
        "import type { Router } from '../../../packages/api/src/router.ts'\nexport type A = Router",
      'apps/console/src/valued.ts':
        "import { router } from '../../../packages/api/src/router.ts'\nexport const a = router",
    }
    const found = await broken(files)
    expect(found).toContain('api-by-type apps/console/src/valued.ts')
    expect(found).not.toContain('api-by-type apps/console/src/typed.ts')
  })

  it('refuse files that import each other and tests in production code', async () => {
    const files = {
      'packages/engine/src/a.ts': "import { b } from './b.ts'\nexport const a = () => b",
      'packages/engine/src/b.ts':
        "import { a } from './a.ts'\nimport './c.test.ts'\nexport const b = () => a",
      'packages/engine/src/c.test.ts': 'export const c = 1',
    }
    const found = await broken(files)
    expect(found).toContain('no-cycles packages/engine/src/a.ts')
    expect(found).toContain('production-code-without-tests packages/engine/src/b.ts')
  })
})
