import { may, type Permission } from '@countersign/access/permission'
import { ADMINISTRATIVE_VERBS, type Move, type OutcomeMove } from '@countersign/engine/legal-moves'
import type { Refusal } from '@countersign/engine/refusal'
import type { Call } from '../context.ts'
import { problem } from '../problem/problem.ts'
import { problemBody } from '../problem/problem-body.ts'
import { refusalProblem } from '../problem/refusal-problem.ts'
import type { MoveView } from './instance.ts'
import { personView } from './person-view.ts'

type Reason = MoveView['reason']

/** One verb as the caller may use it: what it needs, or in words why it is not theirs now. */
export const moveView = (call: Call, instanceId: string, move: Move): MoveView => {
  const reason = withheld(call, move) ?? reasonOf(call, move.refusal)
  const shared = { verb: move.verb, legal: reason === null, reason, advises: null, outcomes: [] }
  if (!('task' in move))
    return { ...shared, task: null, editable: [...move.editableFields], required: [...move.requiredFields] }
  const task = `${instanceId}.${move.task}`
  if (move.verb !== 'decide') return { ...shared, task, editable: [], required: [] }
  return {
    ...shared,
    task,
    editable: [...move.editableFields],
    advises: move.advises === null ? null : personView(call.organisation, move.advises),
    outcomes: move.outcomes.map((outcome) => outcomeView(call, outcome, reason)),
    required: [...new Set(move.outcomes.flatMap((outcome) => outcome.requiredFields))],
  }
}

/** Roles withhold what a rule would allow: the server refuses it before the engine is asked. */
const withheld = (call: Call, move: Move): Reason => {
  if (may(call.viewer, permissionFor(move))) return null
  const { code, detail } = problemBody(problem('not-allowed'), call.reader)
  return { code, message: detail }
}

const INTERVENTIONS: ReadonlySet<string> = new Set(ADMINISTRATIVE_VERBS)

const permissionFor = (move: Move): Permission => {
  if ('task' in move) return 'tasks:decide'
  return INTERVENTIONS.has(move.verb) ? 'requests:intervene' : 'requests:change'
}

const outcomeView = (
  call: Call,
  { outcome, refusal, opinionRequired, returnTo, requiredFields }: OutcomeMove,
  above: Reason,
): MoveView['outcomes'][number] => {
  const reason = above ?? reasonOf(call, refusal)
  return {
    outcome,
    legal: reason === null,
    reason,
    opinionRequired,
    returnTo: [...returnTo],
    required: [...requiredFields],
  }
}

const reasonOf = (call: Call, refusal: Refusal | null): Reason => {
  if (refusal === null) return null
  const { code, detail } = problemBody(refusalProblem(call, refusal), call.reader)
  return { code, message: detail }
}
