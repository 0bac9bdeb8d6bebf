import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseOptions } from './options.ts'
import { reportOn } from './report/report.ts'
import { runBench } from './run-bench.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const ended = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => ended.abort(new Error(`ended by ${signal}`)))

const answer = parseOptions(process.argv.slice(2), new Date())
if ('problem' in answer) {
  say(answer.problem)
  process.exitCode = 1
} else {
  const { options } = answer
  const report = reportOn(await runBench(options, { say, ended: ended.signal }), options)
  for (const line of report.lines) say(line)
  await mkdir(dirname(options.out), { recursive: true })
  await writeFile(options.out, `${JSON.stringify(report.json, null, 2)}\n`)
  say(`\nfigures: ${options.out}`)
  process.exitCode = report.missed.length === 0 ? 0 : 1
}
