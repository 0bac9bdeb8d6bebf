/** A definition as this interpreter reads it: plain JSON, of which it knows only the shape. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value }
export type Values = { readonly [field: string]: Value }

export type Rule = {
  readonly rule: string
  readonly of?: 'requester' | 'previous-decider' | { readonly field: string }
  readonly levels?: number
  readonly rank?: string
  readonly orAbove?: boolean
  readonly department?:
    | string
    | { readonly of: 'requester' }
    | { readonly field: string }
    | { readonly each: string }
  readonly group?: boolean
  readonly people?: readonly string[]
  readonly step?: string
  readonly min?: number
  readonly max?: number
}

export type Action = {
  readonly type: string
  readonly params?: {
    readonly values?: Readonly<Record<string, string>>
    readonly fields?: Readonly<Record<string, string>>
    readonly to?: readonly Rule[]
    readonly definition?: string
    readonly webhook?: string
  }
}

export type Arrow = {
  readonly target?: string
  readonly guard?: { readonly type: string; readonly params: { readonly if: string } }
  readonly actions?: Action | readonly Action[]
  readonly reenter?: boolean
}
export type Arrows = string | Arrow | readonly Arrow[]

export type Policy = {
  readonly type: string
  readonly counted?: boolean
  readonly need?: {
    readonly count?: number
    readonly percent?: number
    readonly weight?: number
    readonly weights?: Readonly<Record<string, number>>
  }
}

export type Step = {
  readonly kind: string
  readonly participants?: readonly Rule[]
  readonly outcomes?: readonly string[]
  readonly opinion?: string
  readonly policy?: Policy
  readonly returnTo?: string | readonly string[]
  readonly resubmit?: string
  readonly onSelf?: string
  readonly onEmpty?: string
  readonly onRepeated?: string
  readonly onDeparted?: string
  readonly separateFrom?: readonly string[]
  readonly form?: Readonly<Record<string, string>>
  readonly due?: {
    readonly within: string
    readonly remind?: readonly string[]
    readonly escalate?: { readonly add?: string; readonly reassign?: string; readonly outcome?: string }
  }
  readonly definition?: string
  readonly input?: Readonly<Record<string, string>>
  readonly webhook?: string
  readonly signal?: string
}

export type Node = {
  readonly type?: string
  readonly initial?: string
  readonly states?: Readonly<Record<string, Node>>
  readonly on?: Readonly<Record<string, Arrows>>
  readonly after?: Readonly<Record<string, Arrows>>
  readonly always?: Arrows
  readonly onDone?: Arrows
  readonly entry?: Action | readonly Action[]
  readonly exit?: Action | readonly Action[]
  readonly history?: string
  readonly target?: string
  readonly meta?: { readonly step?: Step; readonly end?: string }
}

export type Field = {
  readonly type: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly items?: Field
  readonly 'x-ref'?: string
}

export type Document = {
  readonly key: string
  readonly start: readonly Rule[]
  readonly delays?: Readonly<Record<string, { readonly amount: number; readonly unit: string }>>
  readonly fields: {
    readonly required?: readonly string[]
    readonly properties: Readonly<Record<string, Field>>
  }
  readonly stepDefaults?: Readonly<Record<string, Partial<Step>>>
  readonly machine: Node
  readonly settings?: { readonly remindEvery?: string }
}

/** The organisation as plain rows, and what else a command is told. */
export type Person = {
  readonly id: string
  readonly rank: string
  readonly department: string
  readonly superior: string | null
  readonly active: boolean
  readonly successor: string | null
  readonly absences?: readonly Absence[]
  readonly administers?: boolean
}
/** Away from one instant until before another, and who acts meanwhile. */
export type Absence = { readonly from: string; readonly until: string; readonly substitute: string }
export type World = {
  readonly now: string
  readonly revision: number
  readonly people: readonly Person[]
  /** Heads by department; a department without one has null. */
  readonly heads: Readonly<Record<string, string | null>>
  readonly account: { readonly [name: string]: string | null } | null
  readonly files: readonly string[]
}

export const RANKS: readonly string[] = ['rep', 'supervisor', 'manager', 'director', 'vp', 'gm']

export const listOf = <T>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? [] : Array.isArray(one) ? (one as readonly T[]) : [one as T]
