import type { Phase, Sample } from '../workload/drive.ts'

/** A process whose CPU is looked at while a contestant runs. */
type Watched = { readonly name: string; readonly cpu: () => number | null }

/** One way of doing the same work, each in its own processes. */
export type Contestant = {
  readonly name: ContestantName
  /** What stands beside its figures. */
  readonly title: string
  readonly watched: readonly Watched[]
  run(phase: Phase): Promise<Sample>
  close(): Promise<void>
}

export const CONTESTANTS = ['yardstick', 'process', 'peer', 'rest'] as const
export type ContestantName = (typeof CONTESTANTS)[number]
