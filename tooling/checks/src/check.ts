import { writeExpectations } from './check-expectations.ts'
import { writeFigures } from './check-figures.ts'
import { runSteps, tallyLine } from './run-steps.ts'
import { STEPS } from './steps.ts'

if (process.argv.includes('--write-expectations')) writeExpectations()
if (process.argv.includes('--write-figures')) writeFigures()
const tally = await runSteps(STEPS)
process.stdout.write(`${tallyLine(tally)}\n`)
process.exitCode = tally.failed === 0 ? 0 : 1
