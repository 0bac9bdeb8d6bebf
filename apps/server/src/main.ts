import { readEnvironment } from './env.ts'
import { launch } from './launch/launch.ts'

const answer = readEnvironment()
if ('environment' in answer) launch(answer.environment)
else {
  process.stderr.write(`${answer.problems.join('\n')}\n`)
  process.exitCode = 1
}
