import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expectationsPage, expectationTests, untested } from './expectations.ts'
import { ROOT } from './run-program.ts'
import { meaningTests, unproven, withTests } from './semantics.ts'
import type { Outcome } from './step.ts'

const PAGE = `${ROOT}docs/expectations.md`

const SEMANTICS = `${ROOT}docs/semantics.md`

type Read = { readonly path: string; readonly text: string }

const testFiles = (): Read[] =>
  execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.test.ts', '*.test.tsx'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  )
    .split('\0')
    .filter((path) => path !== '' && existsSync(ROOT + path))
    .map((path) => ({ path, text: readFileSync(ROOT + path, 'utf8') }))

/** What the pages should be, by the titles of the tests, and what is missing. */
const pages = () => {
  const files = testFiles()
  const expected = files.flatMap(({ path, text }) => expectationTests(path, text))
  const meant = files.flatMap(({ path, text }) => meaningTests(path, text))
  const semantics = readFileSync(SEMANTICS, 'utf8')
  return {
    texts: [
      [PAGE, expectationsPage(expected)],
      [SEMANTICS, withTests(semantics, meant)],
    ] as const,
    missing: [...untested(expected), ...unproven(semantics, meant)],
  }
}

/** Compares docs/expectations.md and docs/semantics.md with the titles of the tests. */
export const checkExpectations = async (): Promise<Outcome> => {
  const { texts, missing } = pages()
  const outdated = texts
    .filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
    .map(([path]) => `${path.slice(ROOT.length)} is out of date: npm run check -- --write-expectations`)
  const found = [...missing, ...outdated]
  return { passed: found.length === 0, output: found.join('\n') }
}

/** Writes both pages anew. */
export const writeExpectations = (): void => {
  for (const [path, text] of pages().texts) writeFileSync(path, text)
}
