import { addDuration } from '@countersign/definition/calendar'
import { type Refusal, refuse } from '../refusal.ts'
import { deliver, emit, type Work } from '../work.ts'
import { refuseUnlessRequester, refuseUnlessRunning, waiting } from './standing.ts'
import type { VerbRule } from './verb.ts'

const DEFAULT_INTERVAL = 'PT4H'

/** Remind 催办: the requester asks whoever has it now, at most once an interval. */
export const remind: VerbRule<'remind'> = {
  verb: 'remind',
  permit: (work) =>
    refuseUnlessRunning(work) ??
    refuseUnlessRequester(work) ??
    refuseIfNobodyWaits(work) ??
    refuseIfRecent(work),
  execute: (work) => {
    const people = others(work)
    emit(work, { type: 'reminded', people })
    deliver(work, people, { kind: 'reminded', params: {} })
    return null
  },
}

const others = (work: Work): readonly string[] =>
  waiting(work).filter((person) => person !== work.instance.requester)

const refuseIfNobodyWaits = (work: Work): Refusal | null =>
  others(work).length === 0 ? refuse('nobody-to-remind') : null

const refuseIfRecent = ({ instance, compiled, facts }: Work): Refusal | null => {
  if (instance.remindedAt === null) return null
  const next = addDuration(instance.remindedAt, compiled.definition.settings?.remindEvery ?? DEFAULT_INTERVAL)
  return next > facts.now ? refuse('reminded-recently', { at: instance.remindedAt, next }) : null
}
