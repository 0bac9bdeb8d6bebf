import { createHash } from 'node:crypto'
import type { Mutant } from './mutant.ts'

/** As many as asked for, drawn by a seed: the same seed draws the same ones. */
export const sampleOf = (mutants: readonly Mutant[], size: number, seed: string): readonly Mutant[] =>
  mutants
    .map((mutant) => ({ mutant, lot: lotOf(seed, mutant.id) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, size)
    .map(({ mutant }) => mutant)

const lotOf = (seed: string, id: string): string =>
  createHash('sha256').update(`${seed}\n${id}`).digest('hex')
