import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'

/** One figure of a run beside what was asked of it. */
export type Figure = {
  /** What is measured, in words. */
  readonly goal: string
  /** Such as `>= 0.60` or `< 15`. */
  readonly asked: string
  readonly reached: number
  readonly unit: string
  readonly ok: boolean
}

/** A run as it is kept in docs/figures, from which the table of all figures is made. */
export type FiguresFile = {
  readonly name: string
  /** The day of the run, ISO 8601. */
  readonly date: string
  /** The command that repeats it. */
  readonly command: string
  readonly seed: number | null
  readonly sizes: Readonly<Record<string, number | string>>
  readonly results: readonly Figure[]
  readonly machine: string
}

export const atLeast = (
  goal: string,
  least: number,
  measured: { reached: number; unit: string },
): Figure => ({
  goal,
  asked: `>= ${least}`,
  ...measured,
  ok: measured.reached >= least,
})

export const below = (goal: string, limit: number, measured: { reached: number; unit: string }): Figure => ({
  goal,
  asked: `< ${limit}`,
  ...measured,
  ok: measured.reached < limit,
})

/** A line for people. */
export const lineOf = ({ goal, asked, reached, unit, ok }: Figure): string =>
  `${ok ? 'reached' : 'not yet'}  ${goal}: ${round(reached)}${unit} (asked ${asked}${unit})`

const round = (value: number): number => Number(value.toPrecision(4))

export const writeFigures = async (
  path: string,
  about: Omit<FiguresFile, 'date' | 'machine'>,
): Promise<void> => {
  const machine = `${cpus().length} cores, ${(cpus()[0]?.model ?? '').trim()}, Node ${process.version}`
  const results = about.results.map((figure) => ({ ...figure, reached: round(figure.reached) }))
  const file: FiguresFile = { ...about, results, date: new Date().toISOString().slice(0, 10), machine }
  await writeFile(path, `${JSON.stringify(file, null, 2)}\n`)
}
