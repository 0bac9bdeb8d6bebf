import { isUnanswered, type Task, type Vote } from '../instance.ts'
import type { Seat } from '../participants/seat.ts'

/** How many must decide, as two questions. Cancelled tasks ask nobody and are given to neither. */
export type PolicyRule = {
  /** The tasks an activation opens, each as whom it asks. */
  readonly tasks: (seats: readonly Seat[]) => readonly Seat[]
  /** True where each waits for the answer of the one before. */
  readonly inOrder: boolean
  /** The step's outcome once it is settled, or null while it waits. */
  readonly settle: (tasks: readonly Task[]) => string | null
  /** False where even everybody's approval would not do: too few are asked. */
  readonly canSettle: (tasks: readonly Task[]) => boolean
}

/** Outcomes that settle at once and cancel the siblings, unless the policy counts them. */
export const STOPPING_OUTCOMES: ReadonlySet<string> = new Set(['return', 'reject'])

export const stops = (vote: Vote): boolean => STOPPING_OUTCOMES.has(vote.outcome)

/** The votes in the order they were given. */
export const votesOf = (tasks: readonly Task[]): readonly Vote[] =>
  tasks.flatMap(({ vote }) => (vote === null ? [] : [vote])).toSorted((a, b) => a.seq - b.seq)

/** A group's task for which somebody still has to be found. */
export const isUnfilled = (task: Task): boolean => isUnanswered(task) && task.candidates.length === 0

/** The outcome most votes name; of equally many, the one named first. */
export const leading = (votes: readonly Vote[]): string | null => {
  const counts = new Map<string, number>()
  for (const { outcome } of votes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return (
    [...counts].reduce<readonly [string, number] | null>(
      (best, one) => (best === null || one[1] > best[1] ? one : best),
      null,
    )?.[0] ?? null
  )
}
