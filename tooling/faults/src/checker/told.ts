import type { Places, Steads } from './retell-places.ts'

/** A task as it is opened: what is absent is not so. */
type Opened = {
  readonly candidates: readonly string[]
  readonly after?: readonly number[]
  readonly instead?: Steads
}

/** An event of the log, read as what it is on paper: JSON with a type. */
export type Told = {
  readonly type: string
  readonly step?: string
  readonly visit?: number
  readonly task?: number
  readonly person?: string
  readonly outcome?: string
  readonly carried?: boolean
  /** When a vote was given that stands for another task now. */
  readonly given?: { readonly at: string; readonly seq: number }
  readonly status?: string
  readonly state?: string
  readonly candidates?: readonly string[]
  readonly instead?: Steads
  readonly with?: Partial<Opened>
  readonly tasks?: readonly (Opened & { readonly number: number })[]
  readonly from?: string
  readonly to?: string
  readonly how?: string
  readonly for?: string
  readonly timer?: {
    readonly state: string
    readonly visit: number
    readonly name: string
    readonly dueAt?: string
  }
  readonly by?: string
}

export type Body = {
  readonly actor: { readonly person?: string; readonly system?: string }
  readonly facts: { readonly now: string }
  readonly events: readonly Told[]
}

export type RetoldTask = Places & {
  readonly activation: string
  state: string
  /** The last place given away, which may be taken back. */
  given: { readonly from: string; readonly to: string; readonly how: string } | null
  votes: {
    person: string
    outcome: string
    carried: boolean
    actor: string | null
    asked: readonly string[]
  }[]
}

/** What the log of one request says, put together by simple rules of its own. */
export type Retold = {
  status: string
  readonly tasks: Map<number, RetoldTask>
  /** Steps that wait for something outside, by `step#visit`. */
  readonly outside: Set<string>
  /** How often each activation was settled, by `step#visit`. */
  readonly settled: Map<string, number>
  /** Timers that are set, by `state#visit name`, with their instant. */
  readonly timers: Map<string, string>
  readonly incidents: Set<string>
  /** Who must have been sent something by which record. */
  readonly owed: { readonly seq: number; readonly person: string }[]
  /** What was strange on the way: a timer ended that was not set, one fired early, something after the end. */
  readonly strange: string[]
}
