import type { CommandOf } from '../command.ts'
import { fillForm } from '../fields.ts'
import { type FullStep, regionsOf, stops } from '../language.ts'
import { isActive } from '../people/organisation.ts'
import { askingFor, keptApart, participantsOf } from '../people/participants.ts'
import { might } from '../position.ts'
import { Refused, refuseIf } from '../refused.ts'
import { votesOf } from '../request.ts'
import type { Run } from '../run.ts'
import { mustBeRequester, mustRun } from './permit.ts'
import { handIn, type Placed, settle, stepOf } from './submit.ts'

const MOST_OPINION = 4000

export const decide = (run: Run, command: CommandOf<'decide'>): void => {
  const placed = mustBeMine(run, command.task)
  const step = stepOf(run, placed.activation.step)
  mustBePossible(run, step, command.outcome)
  const opinion = (command.opinion ?? '').trim() === '' ? null : (command.opinion ?? null)
  refuseIf(step.opinion === 'required' && opinion === null, 'opinion-required')
  refuseIf((command.opinion ?? '').length > MOST_OPINION, 'text-too-long')
  if (command.outcome === 'submit' && run.actor === run.request.requester)
    handIn(run, { fields: command.fields ?? {}, opinion, form: placed })
  else vote(run, placed, { command, opinion })
}

type Answer = { readonly command: CommandOf<'decide'>; readonly opinion: string | null }

const vote = (run: Run, { activation, task }: Placed, { command, opinion }: Answer): void => {
  const step = stepOf(run, activation.step)
  const target = command.outcome === 'return' ? wayBack(run, step, command.to) : null
  fillForm(run, step, { patch: command.fields ?? {}, completes: !stops(command.outcome) })
  run.logged = true
  task.state = 'done'
  task.vote = {
    person: run.actor ?? '',
    outcome: command.outcome,
    opinion,
    at: run.world.now,
    seq: run.seq,
    carried: false,
  }
  settle(run, activation, target)
}

/** The task, if the person may act on it now and by today's rule. */
const mustBeMine = (run: Run, number: number): Placed => {
  const { request, world, actor } = run
  const placed = request.activations
    .flatMap((activation) => activation.tasks.map((task) => ({ activation, task })))
    .find(({ task }) => task.number === number)
  if (placed === undefined) throw new Refused('task-unknown')
  const { activation, task } = placed
  const decided = task.vote !== null || (activation.outcome !== null && votesOf(activation).length > 0)
  if (task.state !== 'open') throw new Refused(decided ? 'task-already-decided' : 'task-cancelled')
  mustRun(run)
  const step = stepOf(run, activation.step)
  refuseIf(actor === null, 'not-a-candidate')
  const person = actor ?? ''
  refuseIf(step.kind === 'decision' && person === request.requester, 'requester-never-decides')
  refuseIf(!task.candidates.includes(person), 'not-a-candidate')
  refuseIf(!isActive(world, person), 'no-longer-a-candidate')
  refuseIf(keptApart(step, request, request.requester).has(person), 'separation-of-duties')
  if (activation.organisation === world.revision || task.added.includes(person)) return placed
  const today = participantsOf(step, askingFor(request, world, step.key))
  refuseIf(today.who !== 'people' || !today.people.includes(person), 'no-longer-a-candidate')
  return placed
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

/** Steps visited before, that the step may return to, none of them in a region it does not stand in itself. */
const waysBack = ({ request, language }: Run, step: FullStep): readonly string[] => {
  const visited = request.activations.filter((one) => one.endedAt !== null && !one.skipped)
  const own = regionsOf(language, step.key)
  return [...new Set(visited.map((one) => one.step))].filter((target) => {
    if (target === step.key) return false
    const form = language.steps.get(target)?.participants.some(({ rule }) => rule === 'requester') === true
    const allowed =
      step.returnTo === 'earlier' || (step.returnTo === 'requester' ? form : step.returnTo.includes(target))
    return (
      allowed && [...regionsOf(language, target)].every(([parallel, region]) => own.get(parallel) === region)
    )
  })
}
