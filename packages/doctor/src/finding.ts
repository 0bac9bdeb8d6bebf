/** The invariants of the product, by number: what the doctor's findings are about. */
export const INVARIANTS = {
  1: 'each acknowledged command is applied exactly once',
  2: 'replaying the records gives the stored rows',
  3: 'the records of an instance are numbered without a gap',
  4: 'the open tasks are exactly those the instance implies',
  5: 'each decision was authorised when it was committed',
  6: 'each timer ends once and never early',
  7: 'the deliveries and effects of each record exist once',
  8: 'the chain of hashes holds',
  9: 'an ended instance never changes',
  10: 'each open instance has a task, a timer, a child or an incident',
} as const
export type Invariant = keyof typeof INVARIANTS

/** One thing that is not as it must be. `code` is stable; `detail` says in words what was found where. */
export type Finding = {
  readonly invariant: Invariant
  readonly code: string
  readonly instance: string
  readonly detail: string
}
