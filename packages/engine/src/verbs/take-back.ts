import { addSubstitutes } from '../add-substitutes.ts'
import { fireChart } from '../advance.ts'
import { gotoEvent } from '../chart-config.ts'
import { type Activation, type LastAct, openActivations } from '../instance.ts'
import { waitedFor } from '../open-tasks.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { canGoTo } from '../return-targets.ts'
import { actingPerson, activationOf, deliver, emit, stepOf, type Work } from '../work.ts'
import { isHandedIn } from './is-handed-in.ts'
import { findTask } from './permit-task.ts'
import { type PlacedTask, refuseUnlessRunning } from './standing.ts'
import type { VerbRule } from './verb.ts'

/**
 * Take back 拿回: the actor's own last decision, transfer or delegation, while nobody has acted since and nothing outside
 * was asked for. A step that the decision left is entered anew, with the answers of everybody else.
 */
export const takeBack: VerbRule<'take-back'> = {
  verb: 'take-back',
  permit: (work) => {
    const refusal = refuseUnlessRunning(work)
    if (refusal !== null) return refusal
    const act = work.instance.lastAct
    if (act === undefined || act.person !== actingPerson(work.actor)) return refuse('nothing-to-take-back')
    if (hasVotedSince(work, act)) return refuse('nothing-to-take-back')
    const placed = findTask(work, act.task)
    if (placed === null || isHandedIn(stepOf(work.compiled, placed.activation.step)))
      return refuse('nothing-to-take-back')
    const left = placed.activation.endedAt !== null
    return left && !canGoTo(work, placed.activation.step) ? refuse('nothing-to-take-back') : null
  },
  execute: (work) => {
    const act = work.instance.lastAct as LastAct
    const placed = findTask(work, act.task) as PlacedTask
    return placed.activation.endedAt === null ? undo(work, act, placed) : reopen(work, act, placed.activation)
  },
}

/** A server of an earlier meaning keeps a vote without saying that it was the last act. */
const hasVotedSince = ({ instance }: Work, { seq }: LastAct): boolean =>
  instance.activations.some(({ tasks }) =>
    tasks.some(({ vote }) => vote !== null && !vote.carried && vote.seq > seq),
  )

const undo = (work: Work, act: LastAct, { activation, task }: PlacedTask): null => {
  const { step, visit } = activation
  const key = { step, visit, task: task.number }
  emit(work, { type: 'taken-back', ...key })
  for (const { number, state, after = [] } of activation.tasks)
    if (act.how === 'decided' && state === 'open' && after.includes(task.number))
      emit(work, { type: 'task-delayed', step, visit, task: number, after })
  if (act.how !== 'decided') addSubstitutes(work, key, { person: act.person })
  if (act.to !== undefined) deliver(work, [act.to], { kind: 'taken-back', params: { step } })
  return null
}

const reopen = (work: Work, act: LastAct, before: Activation): Refusal | null => {
  const { step, due } = before
  const asked = openActivations(work.instance)
  if (act.owed !== undefined)
    emit(work, { type: 'straight-back-owed', to: act.owed.to, back: act.owed.before })
  work.reopening = { step, due, before, task: act.task }
  if (!fireChart(work, gotoEvent(step))) return refuse('nothing-to-take-back')
  const left = asked.filter((one) => activationOf(work.instance, one.step, one.visit).endedAt !== null)
  deliver(work, left.flatMap(waitedFor), { kind: 'taken-back', params: { step } })
  return null
}
