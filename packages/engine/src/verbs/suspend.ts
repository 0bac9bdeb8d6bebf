import { refuse } from '../refusal.ts'
import { deliver, emit } from '../work.ts'
import { refuseNoReason } from './bring-in.ts'
import { refuseUnlessRunning, waiting } from './standing.ts'
import { refuseOwnRequest, refuseUnlessAdministrator } from './standing-of-administrator.ts'
import type { VerbRule } from './verb.ts'

/** Suspend 挂起: nobody decides and no timer runs until it is resumed. */
export const suspend: VerbRule<'suspend'> = {
  verb: 'suspend',
  permit: (work) =>
    refuseUnlessAdministrator(work) ??
    refuseOwnRequest(work) ??
    refuseUnlessRunning(work) ??
    (work.instance.status === 'draft' ? refuse('nothing-submitted-yet') : null),
  execute: (work, { reason }) => {
    const refusal = refuseNoReason(reason)
    if (refusal !== null) return refusal
    emit(work, { type: 'suspended' })
    deliver(work, [work.instance.requester, ...waiting(work)], { kind: 'suspended', params: {} })
    return null
  },
}
