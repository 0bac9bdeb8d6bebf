import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import type { Report } from './run/report.ts'
import type { Stage } from './run/run-stage.ts'

type Run = {
  readonly command: string
  readonly seed: number
  readonly reports: readonly (readonly [Stage, Report])[]
}

const figure = (goal: string, asked: string, [reached, unit, ok]: readonly [number, string, boolean]) => ({
  goal,
  asked,
  reached,
  unit,
  ok,
})

/** Writes what a run found as docs/figures keeps it. */
export const writeFigures = async (path: string, { command, seed, reports }: Run): Promise<void> => {
  const results = reports.flatMap(([stage, { findings, slowest }]) => [
    figure(`${stage}: faults found`, '0', [findings.length, '', findings.length === 0]),
    figure(`${stage}: the slowest`, '< 1000', [slowest, ' ms', slowest < 1000]),
  ])
  const file = {
    name: 'fuzz',
    date: new Date().toISOString().slice(0, 10),
    command,
    seed,
    sizes: Object.fromEntries(reports.map(([stage, { cases }]) => [stage, cases])),
    results,
    machine: `${cpus().length} cores, ${(cpus()[0]?.model ?? '').trim()}, Node ${process.version}`,
  }
  await writeFile(path, `${JSON.stringify(file, null, 2)}\n`)
}
