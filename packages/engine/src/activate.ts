import type { ResolvedStep } from '@countersign/definition/steps'
import { formPermission } from '@countersign/definition/steps'
import type { Vote } from './instance.ts'
import type { PersonId } from './organisation.ts'
import { findParticipants } from './participants/find-participants.ts'
import { policyRule } from './policies/policy.ts'
import { STOPPING_OUTCOMES } from './policies/policy-rule.ts'
import { ruleContext } from './rule-context.ts'
import { dueOf, setDueTimers } from './timers.ts'
import { activationOf, deliver, emit, type Work } from './work.ts'

/**
 * Opens an activation: finds its participants, opens tasks by its policy, sets its timers. Answers the outcome when the
 * step settled by itself, because it was skipped or because earlier approvals carry over; otherwise null.
 */
export const activate = (work: Work, step: ResolvedStep, visit: number): string | null => {
  const key = { step: step.key, visit }
  const participants = findParticipants(step, ruleContext(work, step.key))
  const due = dueOf(work, step)
  const organisation = work.facts.directory.revision
  const people = participants.found === 'people' ? participants.people : []
  const tasks = people.length === 0 ? [] : policyRule(step.policy).tasks(people)
  const numbered = tasks.map((candidates, index) => ({
    number: work.instance.taskCount + index + 1,
    candidates,
  }))
  emit(work, { type: 'activated', ...key, due, organisation, tasks: numbered })
  if (participants.found === 'skip')
    return settleByItself(work, key, { outcome: forward(step), skipped: true })
  if (participants.found === 'administrator')
    emit(work, { type: 'incident-raised', code: `nobody-${participants.because}`, state: step.key })
  for (const { number, candidates } of numbered) carryOver(work, step, { ...key, task: number, candidates })
  const settled = policyRule(step.policy).settle(activationOf(work.instance, step.key, visit).tasks)
  if (settled !== null) return settleByItself(work, key, { outcome: settled, skipped: false })
  setDueTimers(work, step, visit, due)
  announce(work, step, visit)
  return null
}

/** The outcome that goes on: the first that neither returns nor rejects. */
export const forward = (step: ResolvedStep): string =>
  step.outcomes.find((outcome) => !STOPPING_OUTCOMES.has(outcome)) ?? step.outcomes[0] ?? 'approve'

type ActivationKey = { readonly step: string; readonly visit: number }

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
  const people = activationOf(work.instance, step.key, visit).tasks.flatMap((task) =>
    task.state === 'open' ? task.candidates : [],
  )
  deliver(work, people, { kind: returned ? 'returned' : 'task-opened', params: { step: step.key } })
}

type OpenTask = ActivationKey & { readonly task: number; readonly candidates: readonly PersonId[] }

/**
 * `onRepeated: carry`: an earlier approval stands if nothing that its person saw has changed since. Whoever a request
 * is returned to is asked: an approval carried over would send it straight back.
 */
const carryOver = (work: Work, step: ResolvedStep, task: OpenTask): void => {
  if (step.kind !== 'decision' || step.onRepeated !== 'carry' || isReturn(work)) return
  const vote = task.candidates
    .map((person) => earlierApproval(work, step, person))
    .find((one) => one !== null)
  if (vote === undefined || vote === null) return
  emit(work, {
    type: 'voted',
    step: task.step,
    visit: task.visit,
    task: task.task,
    person: vote.person,
    outcome: vote.outcome,
    opinion: vote.opinion,
    carried: true,
  })
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
  // The approval itself counts, not its repetitions: those saw nothing anew, and their forms may show other fields.
  const last = votes
    .filter(({ vote }) => !vote.carried)
    .toSorted((a, b) => a.vote.seq - b.vote.seq)
    .at(-1)
  if (last === undefined || last.vote.outcome !== forward(step)) return null
  const unchanged = Object.entries(instance.fieldSeq).every(
    ([field, seq]) => seq <= last.vote.seq || formPermission(last.decided, field) === 'hidden',
  )
  return unchanged ? last.vote : null
}
