import type { TaskNumber } from '../command.ts'
import type { Activation, Vote } from '../instance.ts'
import type { PersonId } from '../organisation.ts'
import { barredFrom } from '../participants/barred.ts'
import { findParticipants, isActive } from '../participants/find-participants.ts'
import { placeOf, substitutedBy } from '../participants/place.ts'
import { substituteOf } from '../participants/substitutes.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { ruleContext } from '../rule-context.ts'
import { actingPerson, stepOf, type Work } from '../work.ts'
import { type PlacedTask, refuseUnlessRunning } from './standing.ts'

/** Whether the actor may act on the task at all: it is open, theirs, and theirs by today's rule too. */
export const permitTask = (work: Work, number: TaskNumber): Refusal | null => {
  const placed = findTask(work, number)
  if (placed === null) return refuse('task-unknown')
  return refuseClosedTask(work, placed) ?? refuseUnlessRunning(work) ?? refuseStranger(work, placed)
}

/** Whether the actor may answer it now: theirs, and nobody else's turn or claim. */
export const permitAnswer = (work: Work, number: TaskNumber): Refusal | null =>
  permitTask(work, number) ?? refuseOutOfTurn(work, findTask(work, number) as PlacedTask)

const refuseStranger = (work: Work, placed: PlacedTask): Refusal | null => {
  const { activation, task } = placed
  const person = actingPerson(work.actor)
  const step = stepOf(work.compiled, activation.step)
  if (person === null) return refuse('not-a-candidate')
  if (step.kind === 'decision' && person === work.instance.requester) return refuse('requester-never-decides')
  if (!task.candidates.includes(person)) return refuse('not-a-candidate')
  if (!isActive(work.facts.directory, person)) return refuse('no-longer-a-candidate')
  if (barredFrom(step, ruleContext(work, step.key)).has(person)) return refuse('separation-of-duties')
  return isNamedToday(work, placed, person) ? null : refuse('no-longer-a-candidate')
}

const refuseOutOfTurn = ({ actor }: Work, { activation, task }: PlacedTask): Refusal | null => {
  if (task.state === 'waiting')
    return refuse('task-waits-for-others', { people: waitsFor(activation, task.after ?? []).join(' ') })
  if (task.claimedBy !== undefined && task.claimedBy !== actingPerson(actor))
    return refuse('claimed-by-another', { by: task.claimedBy })
  return null
}

/** Whoever has to answer first. */
const waitsFor = ({ tasks }: Activation, after: readonly TaskNumber[]): readonly PersonId[] => [
  ...new Set(
    tasks.flatMap(({ number, state, candidates }) =>
      after.includes(number) && (state === 'open' || state === 'waiting') ? candidates : [],
    ),
  ),
]

export const findTask = ({ instance }: Pick<Work, 'instance'>, number: TaskNumber): PlacedTask | null => {
  for (const activation of instance.activations) {
    const task = activation.tasks.find((one) => one.number === number)
    if (task !== undefined) return { activation, task }
  }
  return null
}

/** A closed task names whoever decided it, or the step, and when. */
export const refuseClosedTask = ({ instance }: Work, { activation, task }: PlacedTask): Refusal | null => {
  if (task.state === 'open' || task.state === 'waiting') return null
  const vote = task.vote ?? (activation.outcome === null ? undefined : lastVote(activation))
  if (vote === undefined) return refuse('task-cancelled', { at: activation.endedAt ?? instance.updatedAt })
  return refuse('task-already-decided', { by: vote.person, at: vote.at, outcome: vote.outcome })
}

const lastVote = ({ tasks }: Activation): Vote | undefined =>
  tasks
    .flatMap(({ vote }) => (vote === null ? [] : [vote]))
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1)

/**
 * Candidates were found when the step was entered; if the organisation has changed since, today's rule decides, for
 * whoever stands in somebody's place by whether that place is still one. A substitute acts only while they are one.
 */
const isNamedToday = (work: Work, { activation, task }: PlacedTask, person: PersonId): boolean => {
  const { directory, now } = work.facts
  const absent = substitutedBy(task, person)
  if (absent !== undefined && substituteOf(directory, absent, now) !== person) return false
  const owner = placeOf(task, person)
  if (activation.organisation === directory.revision || task.added.includes(owner)) return true
  if (task.added.includes(person)) return true
  const today = findParticipants(stepOf(work.compiled, activation.step), ruleContext(work, activation.step))
  return today.found === 'people' && today.seats.some(({ people }) => people.includes(owner))
}
