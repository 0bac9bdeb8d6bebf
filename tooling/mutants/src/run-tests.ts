import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { ROOT } from './root.ts'

/** What came of some test files. */
export type TestRun = {
  readonly passed: number
  /** Full titles of the tests that failed. */
  readonly failed: readonly string[]
  /** True when it had to be ended: the bug makes something wait for ever. */
  readonly hung: boolean
  /** The end of what was printed, for whoever must find out why nothing ran. */
  readonly output: string
}

type Report = {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

/** Tests get less time than in their own suite: a healthy one takes a tenth of it. */
const TEST_MS = 15_000

/** Test files of one room, as paths from the root of the tree, and how long they may take together. */
export type TestFiles = { readonly room: string; readonly tests: readonly string[]; readonly limitMs: number }

/** Runs test files within a tree. */
export const runTests = async (tree: string, { room, tests, limitMs }: TestFiles): Promise<TestRun> => {
  const home = mkdtempSync(join(tmpdir(), 'countersign-mutants-report-'))
  try {
    const report = join(home, 'report.json')
    const files = tests.map((test) => relative(room, test))
    const { hung, output } = await vitest(
      join(tree, room),
      [
        ...files,
        `--testTimeout=${TEST_MS}`,
        '--hookTimeout=60000',
        '--maxWorkers=1',
        '--reporter=json',
        `--outputFile=${report}`,
      ],
      limitMs,
    )
    return { ...readReport(report), hung, output }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

const readReport = (file: string): Pick<TestRun, 'passed' | 'failed'> => {
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report
    const all = testResults.flatMap(({ assertionResults }) => assertionResults)
    return {
      passed: all.filter(({ status }) => status === 'passed').length,
      failed: all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName.trim()),
    }
  } catch {
    return { passed: 0, failed: [] }
  }
}

const vitest = (
  cwd: string,
  options: readonly string[],
  limitMs: number,
): Promise<{ readonly hung: boolean; readonly output: string }> =>
  new Promise((resolve) => {
    const program = join(ROOT, 'node_modules/vitest/vitest.mjs')
    // What the tests around this run have set up must not reach the tests inside it.
    const { VITEST, VITEST_MODE, VITEST_POOL_ID, VITEST_WORKER_ID, NODE_OPTIONS, ...environment } =
      process.env
    const child = spawn(process.execPath, [program, 'run', '--root', cwd, ...options], {
      cwd,
      env: { ...environment, NODE_ENV: 'test' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let hung = false
    const hear = (chunk: Buffer) => {
      output = `${output}${chunk.toString()}`.slice(-4000)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    const limit = setTimeout(() => {
      hung = true
      child.kill('SIGKILL')
    }, limitMs)
    child.on('error', (error) => hear(Buffer.from(error.message)))
    child.on('close', () => {
      clearTimeout(limit)
      resolve({ hung, output })
    })
  })
