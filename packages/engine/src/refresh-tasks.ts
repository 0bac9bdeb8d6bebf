import { type Activation, isUnanswered, type Stead, type Task } from './instance.ts'
import { openTask, taskFor, tellOfTask } from './open-tasks.ts'
import type { PersonId } from './organisation.ts'
import { barredFrom } from './participants/barred.ts'
import { isActive, successorFor } from './participants/find-participants.ts'
import { placeChain, placeOf } from './participants/place.ts'
import type { Seat } from './participants/seat.ts'
import { withSubstitutes } from './participants/substitutes.ts'
import { policyRule } from './policies/policy.ts'
import { ruleContext } from './rule-context.ts'
import { delegatedBy } from './verbs/delegated-by.ts'
import { emit, stepOf, type Work } from './work.ts'

/**
 * Brings the unanswered tasks of an activation up to today's seats: whoever is named no more loses the task, unless it
 * was given to others; whoever is named now gets one; votes stand. Who was added beside the rule stays while active.
 */
export const refreshTasks = (work: Work, before: Activation, seats: readonly Seat[]): void => {
  const { policy } = stepOf(work.compiled, before.step)
  const today = policyRule(policy)
    .tasks(seats)
    .filter(({ people, group }) => people.length > 0 || group !== undefined)
  const asked = before.tasks.filter((task) => task.addedBy === undefined)
  const shared = policy.type === 'one'
  for (const task of before.tasks.filter(isUnanswered)) refreshTask(work, before, { task, today, shared })
  if (shared && asked.some((task) => task.state !== 'cancelled')) return
  for (const seat of today.filter((one) => !isServed(asked, one))) openSeat(work, before, seat)
}

const openSeat = (work: Work, { step, visit }: Activation, seat: Seat): void => {
  const resolved = stepOf(work.compiled, step)
  const { number: _number, ...task } = taskFor(work, resolved, { seat, number: 0 })
  const last = lastOf(work, { step, visit })
  const waits = policyRule(resolved.policy).inOrder && last !== null
  openTask(work, { step, visit }, waits ? { ...task, after: [last] } : task)
  if (!waits) tellOfTask(work, step, task.candidates)
}

/** Whoever joins a sequence comes last. */
const lastOf = ({ instance }: Work, { step, visit }: Pick<Activation, 'step' | 'visit'>): number | null =>
  instance.activations.find((one) => one.step === step && one.visit === visit)?.tasks.findLast(isUnanswered)
    ?.number ?? null

/** A task of today's seat that somebody has, or has answered. */
const isServed = (tasks: readonly Task[], { people, group }: Seat): boolean =>
  tasks.some((task) => {
    if (task.state === 'cancelled') return false
    if (group !== undefined) return task.group === group
    return task.group === undefined && ownersOf(task).some((owner) => people.includes(owner))
  })

/** Whom the rule gave the task, and whoever answered it, by the place they stand in. */
const ownersOf = (task: Task): readonly PersonId[] => [
  ...[...task.candidates, ...(task.vote === null ? [] : [task.vote.person])].flatMap((person) =>
    task.added.includes(person) && !isGiven(task, person) && task.vote?.person !== person
      ? []
      : [placeOf(task, person)],
  ),
]

/** Stands in somebody's place for good, whatever the rule says of them. */
const isGiven = ({ instead }: Task, person: PersonId): boolean => {
  const stead = instead !== undefined && Object.hasOwn(instead, person) ? instead[person] : undefined
  return stead !== undefined && stead.by !== 'substitution'
}

type Refreshed = { readonly task: Task; readonly today: readonly Seat[]; readonly shared: boolean }

const refreshTask = (work: Work, { step: key, visit }: Activation, refreshed: Refreshed): void => {
  const { task } = refreshed
  const step = stepOf(work.compiled, key)
  const context = ruleContext(work, key)
  const { directory } = work.facts
  const barred = barredFrom(step, context)
  const reassigned = Object.values(task.instead ?? {}).some(
    ({ by }) => by === 'reassignment' || by === 'escalation',
  )
  const holders = task.candidates.filter((person) => !isSubstitute(task, person))
  const added = holders.flatMap((person) => {
    if (!task.added.includes(person)) return []
    const here = isActive(directory, person) ? person : successorFor(step, context, person)
    return here === null || barred.has(here) ? [] : [here]
  })
  const asked = reassigned || task.addedBy !== undefined ? [] : seatOf(refreshed)
  const named = asked.flatMap((owner) => holderOf(work, task, owner))
  const people = [...new Set([...named, ...added])].sort()
  const delegates = people.filter((person) => delegatedBy(task, person) !== null)
  const found = withSubstitutes(step, context, {
    people: people.filter((person) => !delegates.includes(person)),
    others: delegates,
  })
  const candidates = [...found.candidates, ...delegates].sort()
  const steads = { ...keptSteads(task), ...found.instead }
  const isAsked = task.group !== undefined && refreshed.today.some(({ group }) => group === task.group)
  if (candidates.length === 0 && !isAsked) {
    emit(work, { type: 'task-cancelled', step: key, visit, task: task.number })
    return
  }
  const beside = [...new Set(added)].filter((person) => !named.includes(person)).sort()
  if (same(candidates, task.candidates) && same(beside, task.added)) return
  emit(work, {
    type: 'candidates-changed',
    step: key,
    visit,
    task: task.number,
    candidates,
    added: beside,
    ...(Object.keys(steads).length > 0 && { instead: steads }),
  })
  if (task.state === 'open')
    tellOfTask(
      work,
      key,
      candidates.filter((person) => !task.candidates.includes(person)),
    )
}

/** Whom today's rule names for this task: its group's people, everybody where one task is shared, or its owner. */
const seatOf = ({ task, today, shared }: Refreshed): readonly PersonId[] => {
  if (task.group !== undefined) return today.find(({ group }) => group === task.group)?.people ?? []
  const people = today.flatMap((seat) => (seat.group === undefined ? seat.people : []))
  if (shared) return people
  const owners = ownersOf(task)
  return people.filter((person) => owners.includes(person))
}

/** Whoever holds an owner's place now: they themselves, or whom they gave it to, back along the way if that one left. */
const holderOf = (work: Work, task: Task, owner: PersonId): readonly PersonId[] => {
  const held = task.candidates.filter((person) => isGiven(task, person) && placeOf(task, person) === owner)
  const holders = held.map(
    (person) => placeChain(task.instead, person).find((one) => isActive(work.facts.directory, one)) ?? owner,
  )
  return holders.length > 0 ? holders : [owner]
}

const isSubstitute = ({ instead }: Task, person: PersonId): boolean =>
  instead !== undefined && Object.hasOwn(instead, person) && instead[person]?.by === 'substitution'

/** Substitutes are found anew; everybody else stands where they stood. */
const keptSteads = ({ instead = {} }: Task): Readonly<Record<PersonId, Stead>> =>
  Object.fromEntries(Object.entries(instead).filter(([, { by }]) => by !== 'substitution'))

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index])
