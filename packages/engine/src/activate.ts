import type { ResolvedStep } from '@countersign/definition/steps'
import { formPermission } from '@countersign/definition/steps'
import { askOutside, waitsOutside } from './ask-outside.ts'
import type { Task, Vote } from './instance.ts'
import { type ActivationKey, startNext, tasksFor, waitedFor } from './open-tasks.ts'
import type { PersonId } from './organisation.ts'
import { findParticipants } from './participants/find-participants.ts'
import { substitutedBy } from './participants/place.ts'
import { canSettle, settledBy } from './policies/policy.ts'
import { STOPPING_OUTCOMES } from './policies/policy-rule.ts'
import { type Reopening, repeatVote, restoreVotes, type TaskKey } from './repeat-votes.ts'
import { ruleContext } from './rule-context.ts'
import { dueOf, setDueTimers } from './timers.ts'
import { activationOf, deliver, emit, type Work } from './work.ts'

/**
 * Opens an activation: finds its participants, opens tasks by its policy, sets its timers; a step that waits for
 * something outside asks for it instead. Answers the outcome when the step settled by itself, because it was skipped or
 * because earlier approvals carry over; otherwise null.
 */
export const activate = (work: Work, step: ResolvedStep, visit: number): string | null => {
  if (waitsOutside(step)) return askOutside(work, step, visit)
  const key = { step: step.key, visit }
  const participants = findParticipants(step, ruleContext(work, step.key))
  const organisation = work.facts.directory.revision
  const tasks = participants.found === 'people' ? tasksFor(work, step, participants.seats) : []
  const asked = tasks.flatMap(({ candidates }) => candidates)
  const reopening = takeReopening(work, step)
  const due = reopening === null ? dueOf(work, step, asked) : reopening.due
  emit(work, { type: 'activated', ...key, due, organisation, tasks })
  if (participants.found === 'skip')
    return settleByItself(work, key, { outcome: forward(step), skipped: true })
  if (participants.found === 'people')
    for (const group of participants.skipped) emit(work, { type: 'group-skipped', ...key, group })
  const missing = participants.found === 'people' ? participants.missing : participants.because
  if (missing !== null) emit(work, { type: 'incident-raised', code: `nobody-${missing}`, state: step.key })
  if (reopening !== null) restoreVotes(work, key, reopening)
  else for (const { number } of tasks) carryOver(work, step, { ...key, task: number })
  const now = activationOf(work.instance, step.key, visit).tasks
  const settled = settledBy(step.policy, now)
  if (settled !== null) return settleByItself(work, key, { outcome: settled, skipped: false })
  reportTooFew(work, step, now)
  setDueTimers(work, step, visit, due)
  announce(work, step, visit)
  return null
}

/** Once: a step that the restored votes settle may lead back to itself, and is then entered like any other. */
const takeReopening = (work: Work, step: ResolvedStep): Reopening | null => {
  if (work.reopening?.step !== step.key) return null
  const { reopening } = work
  delete work.reopening
  return reopening
}

/** An operator is told where fewer take part than the policy needs. */
export const reportTooFew = (work: Work, step: ResolvedStep, tasks: readonly Task[]): void => {
  if (tasks.length > 0 && !canSettle(step.policy, tasks) && !hasIncident(work, step.key))
    emit(work, { type: 'incident-raised', code: 'quorum-out-of-reach', state: step.key })
}

const hasIncident = ({ instance }: Work, state: string): boolean =>
  instance.incidents.some((incident) => incident.state === state)

/** The outcome that goes on: the first that neither returns nor rejects. */
export const forward = (step: ResolvedStep): string =>
  step.outcomes.find((outcome) => !STOPPING_OUTCOMES.has(outcome)) ?? step.outcomes[0] ?? 'approve'

const settleByItself = (
  work: Work,
  key: ActivationKey,
  how: { outcome: string; skipped: boolean },
): string => {
  emit(work, { type: 'settled', ...key, ...how })
  return how.outcome
}

/** Tells the candidates of the open tasks; the requester's first form needs no message. */
const announce = (work: Work, step: ResolvedStep, visit: number): void => {
  const returned = visit > 1 && step.kind === 'form'
  const people = waitedFor(activationOf(work.instance, step.key, visit))
  deliver(work, people, { kind: returned ? 'returned' : 'task-opened', params: { step: step.key } })
}

/**
 * `onRepeated: carry`: an earlier approval stands if nothing that its person saw has changed since. Whoever a request
 * is returned to is asked: an approval carried over would send it straight back.
 */
const carryOver = (work: Work, step: ResolvedStep, { step: key, visit, task: number }: TaskKey): void => {
  if (step.kind !== 'decision' || step.onRepeated !== 'carry' || isReturn(work)) return
  const task = activationOf(work.instance, key, visit).tasks.find((one) => one.number === number)
  if (task?.state !== 'open') return
  const vote = task.candidates
    .filter((person) => substitutedBy(task, person) === undefined)
    .map((person) => earlierApproval(work, step, person))
    .find((one) => one !== null)
  if (vote === undefined || vote === null) return
  repeatVote(work, { step: key, visit, task: number }, { vote })
  startNext(work, { step: key, visit })
}

const isReturn = (work: Work): boolean =>
  work.events.some((event) => event.type === 'settled' && event.outcome === 'return')

const earlierApproval = (work: Work, step: ResolvedStep, person: PersonId): Vote | null => {
  const { instance, compiled } = work
  const votes = instance.activations.flatMap((activation) => {
    const decided = compiled.steps.get(activation.step)
    if (decided?.kind !== 'decision') return []
    return activation.tasks.flatMap(({ vote }) => (vote?.person === person ? [{ vote, decided }] : []))
  })
  // The approval itself counts, not its repetitions: those saw nothing anew, and their forms may show other fields. What
  // somebody answered for another is the other's.
  const last = votes
    .filter(({ vote }) => !vote.carried && vote.for === undefined)
    .toSorted((a, b) => a.vote.seq - b.vote.seq)
    .at(-1)
  if (last === undefined || last.vote.outcome !== forward(step)) return null
  const unchanged = Object.entries(instance.fieldSeq).every(
    ([field, seq]) => seq <= last.vote.seq || formPermission(last.decided, field) === 'hidden',
  )
  return unchanged ? last.vote : null
}
