import type { Runtime } from '@countersign/runtime/runtime'

/** What the API is built on. */
export type Services = {
  readonly runtime: Runtime
  /** Keys the ids that are derived from what callers choose, so that nobody can guess another's. */
  readonly secret: string
}
