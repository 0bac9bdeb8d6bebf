import { fireChart } from '../advance.ts'
import { gotoEvent } from '../chart-config.ts'
import { openActivations } from '../instance.ts'
import { isActive } from '../participants/find-participants.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { actingPerson, emit, type Work } from '../work.ts'
import { refuseNoReason } from './bring-in.ts'
import { refuseUnlessRunning } from './standing.ts'
import { refuseOwnRequest, refuseUnlessAdministrator } from './standing-of-administrator.ts'
import type { VerbRule } from './verb.ts'

/**
 * Repair 修复: an administrator moves a request that stands wrong to a step. To one that it has not been at, which may lie
 * past an approval, only what a second administrator asks for as well is done.
 */
export const repair: VerbRule<'repair'> = {
  verb: 'repair',
  permit: (work) =>
    refuseUnlessAdministrator(work) ??
    refuseUnlessRunning(work) ??
    refuseOwnRequest(work) ??
    (work.instance.status === 'draft' ? refuse('nothing-submitted-yet') : null),
  execute: (work, { to, reason }) => {
    if (!work.compiled.steps.has(to))
      return refuse('return-target-unknown', { to }, [{ path: '/to', code: 'not-an-option' }])
    const refusal = refuseNoReason(reason)
    if (refusal !== null) return refusal
    return mayMove(work, to) ? move(work, to) : propose(work, to)
  },
}

const mayMove = (work: Work, to: string): boolean => {
  const { activations, proposedRepair } = work.instance
  if (activations.some(({ step, skipped }) => step === to && !skipped)) return true
  if (proposedRepair?.to !== to || proposedRepair.by === actingPerson(work.actor)) return false
  const { directory } = work.facts
  return isActive(directory, proposedRepair.by) && directory.person(proposedRepair.by)?.administers === true
}

const propose = (work: Work, to: string): null => {
  emit(work, { type: 'repair-proposed', to, by: actingPerson(work.actor) ?? '' })
  return null
}

const move = (work: Work, to: string): Refusal | null => {
  emit(work, { type: 'repaired', to })
  // A step that the chart stands in already is entered anew; leaving it first would end what else it stands in.
  const here = openActivations(work.instance).some(({ step }) => step === to)
  return fireChart(work, gotoEvent(to)) || here ? null : refuse('outcome-not-possible', { outcome: to })
}
