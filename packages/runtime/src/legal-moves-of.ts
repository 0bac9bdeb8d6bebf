import type { Facts } from '@countersign/engine/facts'
import { ADMINISTRATIVE_VERBS, legalMoves, type Move } from '@countersign/engine/legal-moves'
import type { SeenInstance } from './instance-sight.ts'

/** What a person may do on an instance they see, each with the reason when it is not legal. */
export const legalMovesOf = (seen: SeenInstance, person: string): readonly Move[] => {
  const moves = legalMoves(seen.compiled, seen.instance, { actor: { person }, facts: factsOf(seen) })
  // Whoever sees no contents may intervene at most.
  return seen.sight === 'full' ? moves : moves.filter(({ verb }) => INTERVENTIONS.has(verb))
}

const INTERVENTIONS: ReadonlySet<string> = new Set(ADMINISTRATIVE_VERBS)

/** What the engine is told about an instance that somebody reads. */
export const factsOf = ({ instance, compiled, organisation, read }: SeenInstance): Facts => {
  const account = compiled.accountField === null ? undefined : instance.fields[compiled.accountField]
  return {
    now: read.now,
    directory: organisation.directory,
    calendar: organisation.calendar,
    calendars: organisation.calendars,
    account: typeof account === 'string' ? (read.accounts.get(account) ?? null) : null,
    files: [],
  }
}
