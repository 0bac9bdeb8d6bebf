import type { CommandOf } from '../command.ts'
import { fillForm } from '../fields.ts'
import { type FullStep, stops } from '../language.ts'
import { delegatorOf, substitutedBy } from '../people/places.ts'
import { might } from '../position.ts'
import { Refused, refuseIf } from '../refused.ts'
import type { Placed } from '../request.ts'
import { deliver, type Run } from '../run.ts'
import { stepOf } from '../settle.ts'
import { addSubstitutes } from '../tasks.ts'
import { waysBack } from '../ways-back.ts'
import { answer } from './answer.ts'
import { mustBeMyTurn } from './mine.ts'
import { mustBeRequester } from './permit.ts'
import { giveBack } from './places-given.ts'
import { handIn } from './submit.ts'

const MOST_OPINION = 4000

export const decide = (run: Run, command: CommandOf<'decide'>): void => {
  const placed = mustBeMyTurn(run, command.task)
  const step = stepOf(run, placed.activation.step)
  mustBePossible(run, step, command.outcome)
  const opinion = (command.opinion ?? '').trim() === '' ? null : (command.opinion ?? null)
  refuseIf(step.opinion === 'required' && opinion === null, 'opinion-required')
  refuseIf((command.opinion ?? '').length > MOST_OPINION, 'text-too-long')
  const delegator = delegatorOf(placed.task, run.actor ?? '')
  if (delegator !== undefined) advise(run, placed, { outcome: command.outcome, opinion, delegator })
  else if (command.outcome === 'submit' && run.actor === run.request.requester)
    handIn(run, { fields: command.fields ?? {}, opinion, form: placed })
  else vote(run, placed, { command, opinion })
}

type Answer = { readonly command: CommandOf<'decide'>; readonly opinion: string | null }

const vote = (run: Run, placed: Placed, { command, opinion }: Answer): void => {
  const { outcome } = command
  const step = stepOf(run, placed.activation.step)
  const target = outcome === 'return' ? wayBack(run, step, command.to) : null
  fillForm(run, step, { patch: command.fields ?? {}, completes: !stops(outcome) })
  const absent = substitutedBy(placed.task, run.actor ?? '')
  answer(run, placed, {
    outcome,
    opinion,
    ...(absent !== undefined && { for: absent }),
    ...(target !== null && { to: target }),
  })
}

type Advised = { readonly outcome: string; readonly opinion: string | null; readonly delegator: string }

/** What a delegate says decides nothing: the task is the delegator's again. */
const advise = (run: Run, placed: Placed, { outcome, opinion, delegator }: Advised): void => {
  const { task } = placed
  const person = run.actor ?? ''
  giveBack(run, task, person)
  const advice = { person, for: delegator, outcome, opinion, at: run.world.now }
  task.advice = [...(task.advice ?? []), advice]
  delete run.request.lastAct
  run.logged = true
  addSubstitutes(run, placed, { people: [delegator] })
  deliver(run, [delegator], 'task-opened')
}

const mustBePossible = (run: Run, step: FullStep, outcome: string): void => {
  refuseIf(!step.outcomes.includes(outcome), 'outcome-unknown')
  if (outcome === 'submit' && run.request.status === 'draft') mustBeRequester(run)
  if (outcome === 'return') refuseIf(waysBack(run, step).length === 0, 'return-nowhere')
  else refuseIf(!might(run, { is: 'outcome', step: step.key, outcome }), 'outcome-not-possible')
}

const wayBack = (run: Run, step: FullStep, wish: string | undefined): string => {
  const possible = waysBack(run, step)
  const target = wish ?? possible[0]
  if (target === undefined || !possible.includes(target)) throw new Refused('return-target-unknown')
  return target
}
