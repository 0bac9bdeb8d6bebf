import type { ResolvedStep } from '@countersign/definition/steps'
import { type Draft, settingPointer } from './draft.ts'
import { errorAt, type Finding, warningAt } from './finding.ts'

/** How many decide, and what happens when nobody does in time. */
export const checkPolicies = (draft: Draft): readonly Finding[] =>
  [...draft.steps.values()].flatMap((step) => [
    ...checkReach(draft, step),
    ...checkWeights(draft, step),
    ...checkEscalation(draft, step),
    ...checkForm(draft, step),
  ])

/** A quorum of more than the rules can ever name would call an administrator each time. */
const checkReach = (draft: Draft, step: ResolvedStep): readonly Finding[] => {
  const { policy, participants } = step
  if (policy.type !== 'quorum' || !('count' in policy.need)) return []
  const named = participants.every(({ rule }) => rule === 'named')
    ? new Set(participants.flatMap((rule) => (rule.rule === 'named' ? rule.people : []))).size
    : null
  return named !== null && named < policy.need.count
    ? [errorAt(settingPointer(draft, step, 'policy'), 'quorum-out-of-reach', { step: step.key })]
    : []
}

const checkWeights = (draft: Draft, step: ResolvedStep): readonly Finding[] => {
  const { policy } = step
  if (policy.type !== 'quorum' || !('weights' in policy.need)) return []
  const pointer = settingPointer(draft, step, 'policy')
  return Object.keys(policy.need.weights).flatMap((person) =>
    draft.references.people.includes(person)
      ? []
      : [errorAt(`${pointer}/need/weights/${person}`, 'unknown-person', { person })],
  )
}

/** An approval that nobody gave is only what the owner wrote down, and is pointed out. */
const checkEscalation = (draft: Draft, step: ResolvedStep): readonly Finding[] => {
  const escalate = step.due?.escalate
  if (escalate === undefined || !('outcome' in escalate)) return []
  const path = `${settingPointer(draft, step, 'due')}/escalate/outcome`
  const params = { step: step.key, outcome: escalate.outcome }
  if (!step.outcomes.includes(escalate.outcome)) return [errorAt(path, 'escalation-outcome-unknown', params)]
  const isStop = escalate.outcome === 'return' || escalate.outcome === 'reject'
  return step.kind === 'decision' && !isStop ? [warningAt(path, 'silent-approval', params)] : []
}

/** A form is one thing to fill: several people do not each fill it. */
const checkForm = (draft: Draft, step: ResolvedStep): readonly Finding[] =>
  step.kind === 'form' && step.policy.type !== 'one'
    ? [errorAt(settingPointer(draft, step, 'policy'), 'not-for-one', { step: step.key })]
    : []
