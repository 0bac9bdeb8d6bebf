/** What the REST API answers with, as far as these tests read it (contract: docs of `/api/openapi.json`). */
type PersonRef = { readonly id: string; readonly name: string }

type Vote = {
  readonly person: PersonRef
  readonly outcome: string
  readonly opinion: string | null
  readonly at: string
}

export type Task = {
  readonly id: string
  readonly step: string
  readonly state: 'waiting' | 'open' | 'done' | 'cancelled'
  readonly candidates: readonly PersonRef[]
  readonly mine: boolean
  readonly vote: Vote | null
}

type Step = {
  readonly id: string
  readonly visit: number
  readonly participants: readonly PersonRef[]
}

export type Request = {
  readonly id: string
  readonly number: string
  readonly status: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly steps: readonly Step[]
  readonly tasks: readonly Task[]
  readonly revision: number
}

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null }

export type LogEntry = {
  readonly seq: number
  readonly actor: PersonRef | null
  readonly verb: string
  readonly step: string | null
  readonly outcome: string | null
  readonly opinion: string | null
}

/** RFC 9457, with our stable `code`. */
export type Problem = {
  readonly code: string
  readonly detail: string
  readonly errors: readonly { readonly path: string; readonly code: string }[]
  readonly decidedBy?: PersonRef
  readonly decidedAt?: string
}

/** One answer of the server, read whole. */
export type Answer = { readonly status: number; readonly type: string; readonly body: unknown }
