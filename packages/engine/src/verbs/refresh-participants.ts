import { reportTooFew } from '../activate.ts'
import { waitsOutside } from '../ask-outside.ts'
import { type Activation, isUnanswered, openActivations } from '../instance.ts'
import { startNext, tellOfTask } from '../open-tasks.ts'
import { findParticipants } from '../participants/find-participants.ts'
import { settledBy } from '../policies/policy.ts'
import { isUnfilled } from '../policies/policy-rule.ts'
import { refreshTasks } from '../refresh-tasks.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { ruleContext } from '../rule-context.ts'
import { goOn } from '../settle-step.ts'
import { activationOf, emit, stepOf, type Work } from '../work.ts'
import { refuseUnlessSystem } from './standing.ts'
import type { VerbRule } from './verb.ts'

/**
 * Finds the candidates of the open tasks again after the organisation changed, as a recorded command: whoever the rule
 * no longer names loses the task, whoever it names now gets one, votes already given stand. A draft stays the requester's
 * alone: nobody has been asked anything yet.
 */
export const refreshParticipants: VerbRule<'refresh-participants'> = {
  verb: 'refresh-participants',
  permit: (work) =>
    refuseUnlessSystem(work) ?? (work.instance.status === 'suspended' ? refuse('instance-suspended') : null),
  execute: (work) => {
    const { revision } = work.facts.directory
    const outdated = openActivations(work.instance).filter((one) => one.organisation !== revision)
    if (outdated.length === 0) return refuse('participants-unchanged')
    for (const activation of outdated) {
      // Settling one may have moved the chart out of the others.
      if (activationOf(work.instance, activation.step, activation.visit).endedAt !== null) continue
      const refusal = refresh(work, activation)
      if (refusal !== null) return refusal
    }
    return null
  },
}

const refresh = (work: Work, before: Activation): Refusal | null => {
  const key = { step: before.step, visit: before.visit }
  const step = stepOf(work.compiled, before.step)
  emit(work, { type: 'participants-confirmed', ...key, organisation: work.facts.directory.revision })
  if (work.instance.status === 'draft' || waitsOutside(step)) return null
  const found = findParticipants(step, ruleContext(work, before.step))
  // A step that would be skipped today keeps waiting for the superior rules of tomorrow: nobody decides by accident.
  const seats = found.found === 'people' ? found.seats : []
  refreshTasks(work, before, seats)
  tellOfTask(work, before.step, startNext(work, key))
  const after = activationOf(work.instance, before.step, before.visit)
  const unfilled = after.tasks.some(isUnfilled)
  const waits = after.tasks.some((task) => isUnanswered(task) && task.candidates.length > 0)
  const hadIncident = work.instance.incidents.some((incident) => incident.state === before.step)
  if (waits && hadIncident && !unfilled) emit(work, { type: 'incident-resolved', state: before.step })
  const missing = found.found === 'people' ? found.missing : null
  const raise = (because: 'empty' | 'departed') =>
    hadIncident || emit(work, { type: 'incident-raised', code: `nobody-${because}`, state: before.step })
  if (unfilled) raise(missing ?? 'empty')
  if (waits || unfilled) {
    reportTooFew(work, step, after.tasks)
    return null
  }
  const outcome = settledBy(step.policy, after.tasks)
  if (outcome !== null) return goOn(work, key)
  raise(found.found === 'administrator' ? found.because : 'empty')
  return null
}
