import type { Figure } from '@countersign/bench/figures'

/** One size of a plan: what it counts, how much of it `npm test` does, and how much a full run. */
export type Size = { readonly what: string; readonly ci: number; readonly full: number }

export type Sizes<Name extends string> = Readonly<Record<Name, number>>

/** What goes on around a run. */
export type Around = {
  /** Repeats the run as far as chance goes; times and the order of the network stay what they are. */
  readonly seed: number
  readonly say: (line: string) => void
}

/** What a run came to. */
export type Outcome = {
  /** What was planned beside what really happened, and what was found: each of them can fail the run. */
  readonly results: readonly Figure[]
  /** What must never be, a sentence each. */
  readonly violations: readonly string[]
}

/** One kind of fault, called by its word. */
export type Plan = {
  /** One line for people. */
  readonly about: string
  readonly sizes: Readonly<Record<string, Size>>
  /** Why it cannot be brought about on this machine; null where it can. */
  readonly hindered?: () => string | null
  readonly run: (sizes: Sizes<string>, around: Around) => Promise<Outcome>
}

/** A plan whose run knows its sizes by name. */
export const planOf = <Name extends string>(plan: {
  readonly about: string
  readonly sizes: Readonly<Record<Name, Size>>
  readonly hindered?: () => string | null
  readonly run: (sizes: Sizes<Name>, around: Around) => Promise<Outcome>
}): Plan => plan

/** The sizes of `npm test`, or those of a full run. */
export const sizesOf = ({ sizes }: Plan, which: 'ci' | 'full'): Sizes<string> =>
  Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, size[which]]))
