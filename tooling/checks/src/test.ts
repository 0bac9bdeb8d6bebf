import { runSteps, type Tally, tallyLine } from './run-steps.ts'
import { runSuites } from './run-suites.ts'
import { STEPS } from './steps.ts'

/** Whole servers are timed: nothing else may run beside them. */
const WHOLE_SERVER = ['e2e', 'faults', 'lifecycle']

const title = (text: string) => process.stdout.write(`\n== ${text}\n`)

const given = process.argv.slice(2)
const tallies: Tally[] = []
title('checks')
tallies.push(await runSteps(STEPS))
title('tests of each room')
tallies.push(
  await runSuites(
    WHOLE_SERVER.map((name) => `!${name}`),
    given,
  ),
)
title('tests of whole servers')
tallies.push(await runSuites(WHOLE_SERVER, ['--no-file-parallelism', ...given]))

const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0)
const total: Tally = { passed: sum('passed'), failed: sum('failed') }
process.stdout.write(`\n${tallyLine(total)}\n`)
process.exitCode = total.failed === 0 ? 0 : 1
