import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import type { TamperRun } from './tamper-often.ts'

const figure = (goal: string, reached: number, least: number) => ({
  goal,
  asked: `>= ${least}`,
  reached,
  unit: '',
  ok: reached >= least,
})

/** Keeps a run as docs/figures has them. */
export const writeFigures = async (
  file: string,
  { tried, found, kinds, controls }: TamperRun,
  { seed, command }: { readonly seed: number; readonly command: string },
): Promise<void> => {
  const run = {
    name: 'tampering',
    command,
    seed,
    sizes: { tamperings: tried, kinds: kinds.size },
    results: [
      figure(
        'tamperings with an export, or with the database before it, found by the offline verifier',
        found,
        tried,
      ),
      figure('untouched exports that verified', controls.verified, controls.tried),
    ],
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores, ${(cpus()[0]?.model ?? '').trim()}, Node ${process.version}`,
  }
  await writeFile(file, `${JSON.stringify(run, null, 2)}\n`)
}
