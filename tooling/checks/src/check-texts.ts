import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { findForbidden } from './forbidden-text.ts'
import { ROOT } from './run-program.ts'
import type { Outcome } from './step.ts'

const BINARY = /\.(png|jpg|jpeg|webp|ico|woff2?|ttf|otf|pdf|gz|zip|xlsx)$/

const files = (): string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((path) => path !== '' && !BINARY.test(path) && existsSync(ROOT + path))

/** Reads every file that is, or is about to be, in the repository. */
export const checkTexts = async (): Promise<Outcome> => {
  const found = files().flatMap((path) => findForbidden(path, readFileSync(ROOT + path, 'utf8')))
  return { passed: found.length === 0, output: found.join('\n') }
}
