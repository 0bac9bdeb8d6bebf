import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Around } from './bench.ts'
import { type FiguresFile, writeFigures } from './figures/figures.ts'
import type { Options } from './options.ts'
import { type Report, reportOn } from './report/report.ts'
import { runBench } from './run-bench.ts'

/** Commands a second beside the yardstick. True when every held goal was reached. */
export const runCommands = async (options: Options, around: Around): Promise<boolean> => {
  const report = reportOn(await runBench(options, around), options)
  for (const line of report.lines) around.say(line)
  await mkdir(dirname(options.out), { recursive: true })
  await writeFile(options.out, `${JSON.stringify(report.json, null, 2)}\n`)
  around.say(`\nfigures: ${options.out}`)
  if (options.figures !== null) await writeFigures(options.figures, aboutRun(options, report))
  return report.missed.length === 0
}

const aboutRun = (
  { rounds, seconds, seed, clients }: Options,
  { goals }: Report,
): Omit<FiguresFile, 'date' | 'machine'> => ({
  name: 'commands',
  command: `npm run bench -- --rounds ${rounds} --seconds ${seconds} --seed ${seed}`,
  seed,
  sizes: { rounds, seconds, clients: clients.join(', ') },
  // The same cell has a held goal and a later one: the table tells the later.
  results: goals.filter(({ held }) => !held).map(({ held: _held, ...figure }) => figure),
})
