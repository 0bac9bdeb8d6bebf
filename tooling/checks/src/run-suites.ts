import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './run-program.ts'
import type { Tally } from './run-steps.ts'

type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  /** Files that could not even be loaded have no tests to count. */
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

const SECOND_ATTEMPTS = join(import.meta.dirname, 'second-attempts.ts')

const readReport = (file: string): Report | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return null
  }
}

const tallyOf = (report: Report | null, exitCode: number | null): Tally => {
  if (report === null) return { passed: 0, failed: 1 }
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = report.numFailedTests + unloaded.length
  // An error outside any test, such as a rejection nobody handled, fails the run without failing a test.
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
}

const runVitest = (options: readonly string[]): Promise<number | null> =>
  new Promise((resolve) => {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
    const child = spawn(process.execPath, [vitest, 'run', ...options], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('close', resolve)
    const end = (signal: NodeJS.Signals) => child.kill(signal)
    process.once('SIGTERM', end)
    process.once('SIGINT', end)
  })

/** Runs the tests of some rooms (Vitest projects, `!name` for all but that) and counts them. */
export const runSuites = async (projects: readonly string[], given: readonly string[]): Promise<Tally> => {
  const home = mkdtempSync(join(tmpdir(), 'countersign-report-'))
  const report = join(home, 'report.json')
  try {
    const chosen = projects.flatMap((project) => ['--project', project])
    const reporters = ['default', 'json', SECOND_ATTEMPTS].map((name) => `--reporter=${name}`)
    const output = `--outputFile.json=${report}`
    const exitCode = await runVitest([...chosen, ...reporters, output, '--passWithNoTests', ...given])
    return tallyOf(readReport(report), exitCode)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
