import type { FullStep } from '../language.ts'
import { distinct, isActive } from '../people/organisation.ts'
import { askingFor, keptApart, type Seat, successorOf } from '../people/participants.ts'
import { delegatorOf, ownerOf, substitutedBy, wayOf } from '../people/places.ts'
import { type Activation, isUnanswered, type Task } from '../request.ts'
import { deliver, type Run } from '../run.ts'
import { stepOf } from '../settle.ts'
import { actingFor, addTask, asks, newTask, reask } from '../tasks.ts'

/** Brings what is still to be answered up to whom the rules name now; what somebody was given stays given. */
export const refreshTasks = (run: Run, activation: Activation, seats: readonly Seat[]): void => {
  const step = stepOf(run, activation.step)
  const today = asks(step, seats).filter(({ people, group }) => people.length > 0 || group !== undefined)
  const before = structuredClone(activation.tasks).filter(({ addedBy }) => addedBy === undefined)
  for (const task of activation.tasks.filter(isUnanswered)) refreshTask(run, step, { task, today })
  if (step.policy.type === 'one' && before.some(({ state }) => state !== 'cancelled')) return
  for (const seat of today) {
    if (before.some((task) => task.state !== 'cancelled' && serves(task, seat))) continue
    const last = step.policy.type === 'sequence' ? activation.tasks.findLast(isUnanswered) : undefined
    const after = last === undefined ? {} : { after: [last.number] }
    addTask(run, activation, newTask(run, step, { ...seat, ...after }))
  }
}

const serves = (task: Task, { people, group }: Seat): boolean =>
  group === undefined
    ? task.group === undefined && ownersOf(task).some((owner) => people.includes(owner))
    : task.group === group

/** Holds a place that was given to them, for good. */
const wasGiven = ({ instead = {} }: Task, person: string): boolean =>
  instead[person] !== undefined && instead[person].by !== 'substitution'

/** Whom the rules gave a task, by the places of those who have it or have answered it. */
const ownersOf = (task: Task): readonly string[] => {
  const voter = task.vote?.person
  const holders = voter === undefined ? task.candidates : [...task.candidates, voter]
  return holders
    .filter((person) => !task.added.includes(person) || wasGiven(task, person) || person === voter)
    .map((person) => ownerOf(task, person))
}

type Asked = { readonly task: Task; readonly today: readonly Seat[] }

const refreshTask = (run: Run, step: FullStep, { task, today }: Asked): void => {
  const added = stayingIn(run, step, task)
  const named = namedFor(step, { task, today }).flatMap((owner) => holdersOf(run, task, owner))
  const people = distinct([...named, ...added])
  const others = people.filter((person) => delegatorOf(task, person) !== undefined)
  const acting = actingFor(run, step, { people: people.filter((one) => !others.includes(one)), others })
  const candidates = [...acting.candidates, ...others].sort()
  const isGroup = task.group !== undefined && today.some(({ group }) => group === task.group)
  if (candidates.length === 0 && !isGroup) {
    task.state = 'cancelled'
    return
  }
  const before = task.candidates
  const beside = distinct(added.filter((person) => !named.includes(person)))
  if (candidates.join() === before.join() && beside.join() === task.added.join()) return
  const kept = Object.entries(task.instead ?? {}).filter(([, { by }]) => by !== 'substitution')
  reask(run, task, { candidates, added: beside, instead: { ...Object.fromEntries(kept), ...acting.instead } })
  const newcomers = candidates.filter((person) => !before.includes(person))
  if (task.state === 'open') deliver(run, newcomers, 'task-opened')
}

/** Who was added stays, or their successor does, where they may still take part. */
const stayingIn = ({ request, world }: Run, step: FullStep, task: Task): readonly string[] => {
  const apart = keptApart(step, request, request.requester)
  return task.candidates.flatMap((person) => {
    if (!task.added.includes(person) || substitutedBy(task, person) !== undefined) return []
    const one = isActive(world, person)
      ? person
      : successorOf(step, askingFor(request, world, step.key), person)
    return one === null || apart.has(one) ? [] : [one]
  })
}

/** Whom today's rules name for a task; nobody for one that was given to others from above, or beside the rules. */
const namedFor = ({ policy }: FullStep, { task, today }: Asked): readonly string[] => {
  const steads = Object.values(task.instead ?? {})
  if (task.addedBy !== undefined || steads.some(({ by }) => by === 'reassignment' || by === 'escalation'))
    return []
  if (task.group !== undefined) return today.find(({ group }) => group === task.group)?.people ?? []
  const people = today.flatMap(({ people, group }) => (group === undefined ? people : []))
  return policy.type === 'one' ? people : people.filter((person) => ownersOf(task).includes(person))
}

/** Who holds an owner's place; back along the way where the holder has left. */
const holdersOf = ({ world }: Run, task: Task, owner: string): readonly string[] => {
  const holders = task.candidates.filter((one) => wasGiven(task, one) && ownerOf(task, one) === owner)
  if (holders.length === 0) return [owner]
  return holders.map((holder) => wayOf(task, holder).find((one) => isActive(world, one)) ?? owner)
}
