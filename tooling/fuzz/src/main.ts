import { setup } from '@countersign/checks/test-database'
import { writeFigures } from './figures.ts'
import { HELP, type Options, parseOptions } from './options.ts'
import type { Report } from './run/report.ts'
import { runStage, STAGES, type Stage } from './run/run-stage.ts'

const show = (text: string) => process.stdout.write(`${text}\n`)

const showReport = (stage: Stage, { cases, findings, slowest }: Report): void => {
  show(`${stage}: ${cases} cases, the slowest ${slowest} ms, ${findings.length} faults`)
  for (const { what, where, input } of findings) show(`  ${where}: ${what}\n    ${input}`)
}

/** True when nothing was found. */
const run = async ({ seed, counts, figures }: Options, words: readonly string[]): Promise<boolean> => {
  show(`seed ${seed}`)
  const reports: (readonly [Stage, Report])[] = []
  for (const stage of STAGES) {
    if (counts[stage] === 0) continue
    const report = await runStage(stage, { seed, count: counts[stage] })
    showReport(stage, report)
    reports.push([stage, report])
  }
  const named = words.includes('--seed') ? words : [...words, '--seed', String(seed)]
  const command = `npm run fuzz -- ${named.join(' ')}`.replace(/ --figures \S+/, '')
  if (figures !== null) await writeFigures(figures, { command, seed, reports })
  return reports.every(([, { findings }]) => findings.length === 0)
}

const words = process.argv.slice(2)
if (words.includes('--help')) show(HELP)
else {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const options = parseOptions(words)
  const end = await setup()
  try {
    process.exitCode = (await run(options, words)) ? 0 : 1
  } finally {
    await end?.()
  }
}
