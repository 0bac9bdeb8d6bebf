import type { RequestView } from '../../shared/api/views.ts'

/** One visit of the request to a step, or a step it has not been to. */
export type PathEntry = {
  readonly step: string
  /** Null for a step not reached so far. */
  readonly visit: number | null
  readonly state: 'done' | 'now' | 'later'
  readonly people: readonly string[]
  readonly outcome: string | null
}

const visitsOf = (request: RequestView): readonly PathEntry[] => {
  const visits = Map.groupBy(request.tasks, ({ step, visit }) => `${step} ${visit}`)
  return [...visits.values()].flatMap((tasks) => {
    const [first] = tasks
    if (first === undefined) return []
    const votes = tasks.flatMap(({ vote }) => (vote === null ? [] : [vote]))
    const now = request.steps.some(({ id, visit }) => id === first.step && visit === first.visit)
    const waiting = tasks.filter(({ state }) => state === 'open').flatMap(({ candidates }) => candidates)
    const people = now ? waiting : votes.map(({ person }) => person)
    return [
      {
        step: first.step,
        visit: first.visit,
        state: now ? 'now' : 'done',
        people: [...new Set(people.map(({ name }) => name))],
        outcome: now ? null : (votes.at(-1)?.outcome ?? null),
      } as const,
    ]
  })
}

/**
 * The way of a request so far, a visit an entry in the order they began, and, while it is open, the steps that the
 * definition has after the present one. Which of those will be reached depends on conditions: possible, not promised.
 */
export const pathOf = (request: RequestView, steps: readonly string[]): readonly PathEntry[] => {
  const visits = visitsOf(request)
  if (request.endedAt !== null) return visits
  const reached = new Set(visits.map(({ step }) => step))
  const present = Math.min(...request.steps.map(({ id }) => steps.indexOf(id)))
  const later = steps
    .filter((step, place) => place > present && !reached.has(step))
    .map((step) => ({ step, visit: null, state: 'later' as const, people: [], outcome: null }))
  return [...visits, ...later]
}
