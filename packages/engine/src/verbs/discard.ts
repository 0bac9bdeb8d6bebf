import { refuse } from '../refusal.ts'
import { endTimers } from '../timers.ts'
import { emit } from '../work.ts'
import { refuseUnlessRequester, refuseUnlessRunning } from './standing.ts'
import type { VerbRule } from './verb.ts'

/** Gives up a draft that was never submitted. Its few records stay; lists no longer show it. */
export const discard: VerbRule<'discard'> = {
  verb: 'discard',
  permit: (work) => {
    const refusal = refuseUnlessRunning(work) ?? refuseUnlessRequester(work)
    if (refusal !== null) return refusal
    return work.instance.status === 'draft' ? null : refuse('instance-not-draft')
  },
  execute: (work) => {
    for (const { step, visit, endedAt } of work.instance.activations)
      if (endedAt === null) emit(work, { type: 'left', step, visit })
    endTimers(work, () => true)
    emit(work, { type: 'ended', status: 'withdrawn' })
    return null
  },
}
