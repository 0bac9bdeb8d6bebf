import type { Phase, Sample } from '../workload/drive.ts'

/** What a contestant's process works on. */
export type WorkerSettings = {
  readonly worker: WorkerName
  /** The database, or for `rest` the server's origin. */
  readonly url: string
  readonly seed: number
  readonly lanes: number | null
  readonly maxBatch: number | null
  /** Signs in the demo people; only for `rest`. */
  readonly password: string
}

export type WorkerName = 'process' | 'peer' | 'rest' | 'statement'

export type Request =
  | { readonly kind: 'open'; readonly settings: WorkerSettings }
  | { readonly kind: 'run'; readonly phase: Phase }

export type Reply =
  | { readonly kind: 'opened' }
  | { readonly kind: 'sample'; readonly sample: Sample }
  | { readonly kind: 'failed'; readonly reason: string }
