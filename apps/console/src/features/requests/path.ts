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

/** What waits where the reader sees no task: for something outside, for nobody, or for people an outline leaves out. */
const waitingWithoutTask = ({ steps, tasks }: RequestView): readonly PathEntry[] =>
  steps
    .filter(({ id, visit }) => !tasks.some((task) => task.step === id && task.visit === visit))
    .map(({ id, visit, participants }) => ({
      step: id,
      visit,
      state: 'now',
      people: participants.map(({ name }) => name),
      outcome: null,
    }))

const visitsOf = (request: RequestView): readonly PathEntry[] => {
  const visits = Map.groupBy(request.tasks, ({ step, visit }) => `${step} ${visit}`)
  const withTasks = [...visits.values()].flatMap((tasks) => {
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
  return [...withTasks, ...waitingWithoutTask(request)]
}

/** A step that the route has ahead, with whoever would have it. */
export type Ahead = { readonly step: string; readonly people: readonly string[] }

const later = ({ step, people }: Ahead): PathEntry => ({
  step,
  visit: null,
  state: 'later',
  people,
  outcome: null,
})

/**
 * The way of a request so far, a visit an entry in the order they began, and, while it is open, what comes after the
 * present step: by its route, which knows conditions and names, or without one every step the definition has there,
 * which is possible and not promised.
 */
export const pathOf = (
  request: RequestView,
  steps: readonly string[],
  route: readonly Ahead[] | null = null,
): readonly PathEntry[] => {
  const visits = visitsOf(request)
  if (request.endedAt !== null) return visits
  const isNow = (step: string): boolean => request.steps.some(({ id }) => id === step)
  if (route !== null) {
    const present = route.findLastIndex(({ step }) => isNow(step))
    return [...visits, ...route.slice(present + 1).map(later)]
  }
  const reached = new Set(visits.map(({ step }) => step))
  const present = Math.min(...request.steps.map(({ id }) => steps.indexOf(id)))
  return [
    ...visits,
    ...steps
      .filter((step, place) => place > present && !reached.has(step))
      .map((step) => later({ step, people: [] })),
  ]
}
