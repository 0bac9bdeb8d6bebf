/** Who decides which step. A real team reads it from a table; here it costs nothing, in the peer's favour. */
const CANDIDATES: Readonly<Record<string, readonly string[]>> = {
  'supervisor-review': ['supervisor'],
  'manager-approval': ['manager'],
}

const REVIEW_DAYS = 2

export const candidatesOf = (step: string): readonly string[] => CANDIDATES[step] ?? []

export const dueFrom = (now: Date): Date => new Date(now.getTime() + REVIEW_DAYS * 86_400_000)
