import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'

export type Outcome = {
  readonly command: string
  readonly seed: string | null
  readonly tried: number
  readonly caught: number
}

/** Of a hundred seeded bugs so many must be caught. */
const ASKED_PER_CENT = 98

/** Writes the goal as docs/figures keeps it. */
export const writeFigures = async (
  path: string,
  { command, seed, tried, caught }: Outcome,
): Promise<void> => {
  const reached = Number(((caught / tried) * 100).toPrecision(4))
  const goal = 'seeded bugs of engine, commit, authorisation and doctor caught by the tests'
  const file = {
    name: 'mutants',
    date: new Date().toISOString().slice(0, 10),
    command,
    seed,
    sizes: { bugs: tried, caught },
    results: [{ goal, asked: `>= ${ASKED_PER_CENT}`, reached, unit: ' %', ok: reached >= ASKED_PER_CENT }],
    machine: `${cpus().length} cores, ${(cpus()[0]?.model ?? '').trim()}, Node ${process.version}`,
  }
  await writeFile(path, `${JSON.stringify(file, null, 2)}\n`)
}
