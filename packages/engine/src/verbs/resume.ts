import { openActivations, type Suspension } from '../instance.ts'
import { refuse } from '../refusal.ts'
import { deliver, emit } from '../work.ts'
import { refuseNoReason } from './bring-in.ts'
import { waiting } from './standing.ts'
import { refuseOwnRequest, refuseUnlessAdministrator } from './standing-of-administrator.ts'
import type { VerbRule } from './verb.ts'

/** Resume 恢复: everything stands as before, and what was due is due as much later as it stood still. */
export const resume: VerbRule<'resume'> = {
  verb: 'resume',
  permit: (work) =>
    refuseUnlessAdministrator(work) ??
    refuseOwnRequest(work) ??
    (work.instance.status === 'suspended' ? null : refuse('not-suspended')),
  execute: (work, { reason }) => {
    const refusal = refuseNoReason(reason)
    if (refusal !== null) return refusal
    const { at, timers } = work.instance.suspended as Suspension
    const stood = Date.parse(work.facts.now) - Date.parse(at)
    const later = (instant: string): string => new Date(Date.parse(instant) + stood).toISOString()
    emit(work, { type: 'resumed' })
    for (const { step, visit, due, overdue } of openActivations(work.instance))
      if (due !== null && !overdue) emit(work, { type: 'due-moved', step, visit, due: later(due) })
    for (const timer of timers)
      emit(work, { type: 'timer-set', timer: { ...timer, dueAt: later(timer.dueAt) } })
    deliver(work, [work.instance.requester, ...waiting(work)], { kind: 'resumed', params: {} })
    return null
  },
}
