import { tallyLine } from '@countersign/checks/run-steps'
import { runSuites } from '@countersign/checks/run-suites'
import { liveSoak, problemsOf } from './live/live-soak.ts'
import { soak } from './load/soak.ts'
import { EVERY_VIEW_SETTING, parseOptions } from './options.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const options = parseOptions(process.argv.slice(2))
if ('problem' in options) {
  process.stderr.write(`${options.problem}\n`)
  process.exitCode = 1
} else if ('soak' in options) {
  const { clients, seconds, seed } = options.soak
  say(`soak: ${clients} clients for ${seconds} s, seed ${seed}`)
  const { acknowledged, refused, requests, problems } = await soak({ ...options.soak, log: say })
  for (const problem of problems) say(problem)
  say(
    `${acknowledged} commands acknowledged (${Math.round(acknowledged / seconds)}/s), ${refused} refused, ` +
      `${requests} requests, ${problems.length} problems`,
  )
  process.exitCode = problems.length === 0 ? 0 : 1
} else if ('live' in options) {
  const { people, seconds } = options.live
  say(`live: ${people} people for ${seconds} s`)
  const report = await liveSoak({ ...options.live, log: say })
  say(JSON.stringify(report))
  const problems = problemsOf(report, people)
  for (const problem of problems) say(problem)
  process.exitCode = problems.length === 0 ? 0 : 1
} else {
  if (options.everyView) process.env[EVERY_VIEW_SETTING] = '1'
  const tally = await runSuites(['e2e'], ['--no-file-parallelism', ...options.suites])
  say(tallyLine(tally))
  process.exitCode = tally.failed === 0 ? 0 : 1
}
