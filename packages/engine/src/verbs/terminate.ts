import { leaveActivation } from '../advance.ts'
import { isOpen, openActivations } from '../instance.ts'
import { refuse } from '../refusal.ts'
import { endTimers } from '../timers.ts'
import { deliver, emit } from '../work.ts'
import { refuseNoReason } from './bring-in.ts'
import { waiting } from './standing.ts'
import { refuseOwnRequest, refuseUnlessAdministrator } from './standing-of-administrator.ts'
import type { VerbRule } from './verb.ts'

/** Terminate 终止: an administrator, or the process it was started for, ends a request where it stands. */
export const terminate: VerbRule<'terminate'> = {
  verb: 'terminate',
  permit: (work) => {
    const { instance, actor } = work
    const refusal = 'system' in actor ? null : (refuseUnlessAdministrator(work) ?? refuseOwnRequest(work))
    if (refusal !== null) return refusal
    if (!isOpen(instance))
      return refuse('instance-ended', { status: instance.status, at: instance.endedAt ?? '' })
    return instance.status === 'draft' && !('system' in actor) ? refuse('nothing-submitted-yet') : null
  },
  execute: (work, { reason }) => {
    const refusal = refuseNoReason(reason)
    if (refusal !== null) return refusal
    const told = waiting(work)
    for (const { step, visit } of openActivations(work.instance)) leaveActivation(work, { step, visit })
    endTimers(work, () => true)
    emit(work, { type: 'ended', status: 'terminated' })
    deliver(work, told, { kind: 'ended', params: { status: 'terminated' } })
    return null
  },
}
