import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expectationsPage, expectationTests, untested } from './expectations.ts'
import { ROOT } from './run-program.ts'
import type { Outcome } from './step.ts'

const PAGE = `${ROOT}docs/expectations.md`

const testsInHouse = () =>
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
    .flatMap((path) => expectationTests(path, readFileSync(ROOT + path, 'utf8')))

/** Compares docs/expectations.md with the titles of the tests. */
export const checkExpectations = async (): Promise<Outcome> => {
  const tests = testsInHouse()
  const found = untested(tests)
  if (!existsSync(PAGE) || readFileSync(PAGE, 'utf8') !== expectationsPage(tests))
    found.push('docs/expectations.md is out of date: npm run check -- --write-expectations')
  return { passed: found.length === 0, output: found.join('\n') }
}

/** Writes docs/expectations.md anew. */
export const writeExpectations = (): void => writeFileSync(PAGE, expectationsPage(testsInHouse()))
