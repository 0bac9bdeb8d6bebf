import { isActive } from '../people/organisation.ts'
import { askingFor, keptApart, participantsOf } from '../people/participants.ts'
import { ownerOf, substitutedBy } from '../people/places.ts'
import { substituteOf } from '../people/substitutes.ts'
import { Refused, refuseIf } from '../refused.ts'
import { isUnanswered, type Placed, placedTasks, votesOf } from '../request.ts'
import type { Run } from '../run.ts'
import { stepOf } from '../settle.ts'
import { mustRun } from './permit.ts'

/** A task that still waits for an answer. */
export const mustBeOpen = (run: Run, number: number): Placed => {
  const placed = placedTasks(run.request).find(({ task }) => task.number === number)
  if (placed === undefined) throw new Refused('task-unknown')
  const { activation, task } = placed
  const decided = task.vote !== null || (activation.outcome !== null && votesOf(activation).length > 0)
  refuseIf(!isUnanswered(task), decided ? 'task-already-decided' : 'task-cancelled')
  mustRun(run)
  return placed
}

/** The task, if the person is asked by it, by today's rule too. */
export const mustBeMine = (run: Run, number: number): Placed => {
  const placed = mustBeOpen(run, number)
  const { request, world, actor } = run
  const step = stepOf(run, placed.activation.step)
  refuseIf(actor === null, 'not-a-candidate')
  const person = actor ?? ''
  refuseIf(step.kind === 'decision' && person === request.requester, 'requester-never-decides')
  refuseIf(!placed.task.candidates.includes(person), 'not-a-candidate')
  refuseIf(!isActive(world, person), 'no-longer-a-candidate')
  refuseIf(keptApart(step, request, request.requester).has(person), 'separation-of-duties')
  refuseIf(!isNamedToday(run, placed, person), 'no-longer-a-candidate')
  return placed
}

const isNamedToday = (run: Run, { activation, task }: Placed, person: string): boolean => {
  const { request, world } = run
  const absent = substitutedBy(task, person)
  if (absent !== undefined && substituteOf(world, absent) !== person) return false
  const owner = ownerOf(task, person)
  if (activation.organisation === world.revision) return true
  if (task.added.includes(person) || task.added.includes(owner)) return true
  const step = stepOf(run, activation.step)
  const today = participantsOf(step, askingFor(request, world, step.key))
  return today.who === 'people' && today.seats.some(({ people }) => people.includes(owner))
}

/** The task, if it is the person's turn and nobody else took it on. */
export const mustBeMyTurn = (run: Run, number: number): Placed => {
  const placed = mustBeMine(run, number)
  const { state, claimedBy } = placed.task
  refuseIf(state === 'waiting', 'task-waits-for-others')
  refuseIf(claimedBy !== undefined && claimedBy !== run.actor, 'claimed-by-another')
  return placed
}
