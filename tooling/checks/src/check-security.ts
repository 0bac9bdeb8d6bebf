import { existsSync, readFileSync } from 'node:fs'
import { ROOT } from './run-program.ts'
import { faultsOf, linksIn } from './security.ts'
import type { Outcome } from './step.ts'

const FOLDER = `${ROOT}docs/`

/** Reads docs/security.md: each requirement once, each evidence a file that exists. */
export const checkSecurity = async (): Promise<Outcome> => {
  const page = readFileSync(`${FOLDER}security.md`, 'utf8')
  const lost = linksIn(page).filter((link) => !existsSync(FOLDER + link))
  const found = [...faultsOf(page), ...lost.map((link) => `${link} does not exist`)]
  return { passed: found.length === 0, output: found.join('\n') }
}
