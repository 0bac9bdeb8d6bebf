import type { Task } from '../instance.ts'
import type { PersonId } from '../organisation.ts'

/** How many must decide, as two questions. */
export type PolicyRule = {
  /** The tasks an activation opens, each as its candidates. */
  readonly tasks: (people: readonly PersonId[]) => readonly (readonly PersonId[])[]
  /** The step's outcome once it is settled, or null while it waits. */
  readonly settle: (tasks: readonly Task[]) => string | null
}

/** Outcomes that settle at once and cancel the siblings, unless the policy counts them. */
export const STOPPING_OUTCOMES: ReadonlySet<string> = new Set(['return', 'reject'])
