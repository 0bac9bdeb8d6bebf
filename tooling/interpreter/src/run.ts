import type { Value, World } from './document.ts'
import type { Language } from './language.ts'
import { type Activation, type Delivery, type Effect, type Request, votesOf } from './request.ts'

/** One command under way: the request as far as it has come, and what it has brought about. */
export type Run = {
  readonly language: Language
  readonly world: World
  /** Null for the system. */
  readonly actor: string | null
  readonly seq: number
  readonly request: Request
  readonly deliveries: Delivery[]
  readonly effects: Effect[]
  /** True once something is written into the log. */
  logged: boolean
  /** True once a field or the position has changed. */
  changed: boolean
  /** True once a return has settled a step. */
  returned: boolean
  /** Set while a decision is taken back by which its step was left. */
  reopening?: Reopening
}

/** A step that is entered anew, as it stood before, and the task whose answer is taken back. */
export type Reopening = { readonly before: Activation; readonly task: number }

export const deliver = (run: Run, people: Iterable<string>, kind: string): void => {
  for (const to of new Set(people)) if (to !== run.actor) run.deliveries.push({ to, kind })
}

/** What conditions read now; a step nobody has entered has no outcome and no visits. */
export const readingOf = ({ request, world, language }: Run): { readonly [root: string]: Value } => {
  const steps = [...language.steps.keys()].map((key) => {
    const visits = request.activations.filter((one) => one.step === key)
    const decided = visits.findLast((one) => votesOf(one).length > 0)
    const facts: Value = {
      outcome: visits.findLast((one) => one.outcome !== null)?.outcome ?? '',
      visits: visits.at(-1)?.visit ?? 0,
      decidedBy: decided === undefined ? [] : votesOf(decided).map(({ person }) => person),
    }
    return [key, facts] as const
  })
  const { requester: id, requesterRank: rank, requesterDepartment: department } = request
  return {
    fields: request.fields,
    requester: { id, rank, department },
    account: world.account,
    steps: Object.fromEntries(steps),
  }
}

/** Writes fields; null clears one. */
export const writeFields = (run: Run, values: { readonly [field: string]: Value }): void => {
  const fields = { ...run.request.fields, ...values }
  for (const [field, value] of Object.entries(values)) {
    run.request.fieldSeq[field] = run.seq
    if (value === null) delete fields[field]
  }
  run.request.fields = fields
  run.changed = true
  run.logged = true
}
