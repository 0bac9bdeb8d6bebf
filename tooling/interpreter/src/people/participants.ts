import type { Rule, World } from '../document.ts'
import type { FullStep } from '../language.ts'
import { type Request, votesOf } from '../request.ts'
import { type Asking, departments, named } from './named.ts'
import { isActive, personOf, superiorsOf } from './organisation.ts'

/** Whom one task asks; an empty group is one that somebody must still be found for. */
export type Seat = { readonly people: readonly string[]; readonly group?: string }
type Lack = 'empty' | 'departed'

/** Who takes part: seats, or nobody with what follows from that. */
export type Participants =
  | { readonly who: 'people'; readonly seats: readonly Seat[]; readonly missing: Lack | null }
  | { readonly who: 'skip' }
  | { readonly who: 'administrator'; readonly because: Lack }

export const askingFor = (request: Request, world: World, step: string): Asking => ({
  world,
  requester: request.requester,
  department: request.requesterDepartment,
  request,
  step,
})

/** Those kept apart from a step by what they did before, or what was done in their stead. */
export const keptApart = (step: FullStep, request: Request | null, requester: string): ReadonlySet<string> =>
  new Set(
    (request?.activations ?? []).flatMap((activation) =>
      votesOf(activation)
        .filter(
          ({ outcome, person }) =>
            step.separateFrom.includes(activation.step) ||
            (step.kind === 'decision' && outcome === 'submit' && person !== requester),
        )
        .flatMap((vote) => [vote.person, ...(vote.for === undefined ? [] : [vote.for])]),
    ),
  )

const isExcluded = (step: FullStep, { request, requester }: Asking, person: string): boolean =>
  keptApart(step, request, requester).has(person) || (step.kind === 'decision' && person === requester)

export const mayTakePart = (step: FullStep, asking: Asking, person: string): boolean =>
  isActive(asking.world, person) && !isExcluded(step, asking, person)

const isGroup = ({ rule, group, department }: Rule): boolean =>
  (rule === 'rank' || rule === 'head') &&
  (group === true || (typeof department === 'object' && 'each' in department))

/** What the rules name before any edge rule: single people one by one, and groups. */
const seatsNamed = (step: FullStep, asking: Asking): readonly Seat[] =>
  step.participants.flatMap((rule, index) =>
    isGroup(rule)
      ? departments(rule.department, asking).map((department) => ({
          people: [...new Set(named({ ...rule, department: department ?? undefined } as Rule, asking))],
          group: `${index}:${department ?? ''}`,
        }))
      : named(rule, asking).map((person) => ({ people: [person] })),
  )

type Filled = { readonly group?: string } & (
  | { readonly how: 'people'; readonly people: readonly string[] }
  | { readonly how: 'skip' }
  | { readonly how: 'administrator'; readonly because: Lack }
)

export const participantsOf = (step: FullStep, asking: Asking): Participants => {
  const filled = fillAll(step, asking)
  const found = filled.flatMap(seatsOf)
  const isFound = filled.some(({ how }) => how === 'people')
  const missing = filled.find((one) => one.how === 'administrator')?.because ?? null
  if (!isFound) {
    const skipped = missing === null && filled.some(({ how }) => how === 'skip')
    return skipped ? { who: 'skip' } : { who: 'administrator', because: missing ?? 'empty' }
  }
  if (step.policy.type === 'one') return { who: 'people', seats: found, missing: null }
  return { who: 'people', seats: inOrder(step, found), missing }
}

/** People who are in no group are one for the edge rules, which leave them alone where groups are asked as well. */
const fillAll = (step: FullStep, asking: Asking): readonly Filled[] => {
  const seats = seatsNamed(step, asking)
  if (seats.every(({ group }) => group === undefined))
    return [fill(step, asking, { people: seats.flatMap(({ people }) => people) })]
  const seen: string[] = []
  return seats.flatMap((seat): readonly Filled[] => {
    if (seat.group !== undefined) return [fill(step, asking, seat)]
    const people = whoMay(step, asking, seat.people).filter((one) => !seen.includes(one))
    seen.push(...people)
    return people.length === 0 ? [] : [{ how: 'people', people }]
  })
}

/** A seat for each single person, one for a group, an empty one where somebody must be found for it. */
const seatsOf = (one: Filled): readonly Seat[] => {
  const { group } = one
  if (one.how === 'people' && group === undefined) return one.people.map((person) => ({ people: [person] }))
  if (one.how === 'skip' || group === undefined) return []
  return [{ people: one.how === 'people' ? one.people : [], group }]
}

const inOrder = (step: FullStep, seats: readonly Seat[]): readonly Seat[] => {
  const key = ({ group, people }: Seat): string => group ?? people[0] ?? ''
  return step.policy.type === 'sequence' ? seats : seats.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

const whoIsThere = (step: FullStep, asking: Asking, people: readonly string[]): readonly string[] => [
  ...new Set(people.flatMap((one) => standIn(step, asking, one))),
]

const whoMay = (step: FullStep, asking: Asking, people: readonly string[]): readonly string[] =>
  whoIsThere(step, asking, people).filter((one) => step.kind !== 'decision' || !isExcluded(step, asking, one))

/** A group, or all who are in none, after the edge rules. */
const fill = (step: FullStep, asking: Asking, seat: Seat): Filled => {
  const group = seat.group === undefined ? {} : { group: seat.group }
  const may = whoMay(step, asking, seat.people)
  if (may.length > 0) return { ...group, how: 'people', people: may }
  const present = whoIsThere(step, asking, seat.people)
  if (step.kind === 'decision' && seat.people.length > 0 && present.length === 0)
    return { ...group, ...nobody(step, asking, 'departed') }
  const self = step.kind === 'decision' && present.includes(asking.requester)
  return { ...group, ...nobody(step, asking, self ? 'self' : 'empty') }
}

const nobody = (step: FullStep, asking: Asking, because: 'self' | 'empty' | 'departed'): Filled => {
  const wish = { self: step.onSelf, empty: step.onEmpty, departed: step.onDeparted }[because]
  if (wish === 'skip') return { how: 'skip' }
  const superior = wish === 'superior' ? nearestSuperior(step, asking) : undefined
  if (superior !== undefined) return { how: 'people', people: [superior] }
  return { how: 'administrator', because: because === 'departed' ? 'departed' : 'empty' }
}

/** Somebody present stands for themself, somebody who left for their successor or the requester's superior. */
const standIn = (step: FullStep, asking: Asking, person: string): readonly string[] => {
  if (isActive(asking.world, person)) return [person]
  const successor = successorOf(step, asking, person)
  if (successor !== null) return [successor]
  const superior = step.onDeparted === 'superior' ? nearestSuperior(step, asking) : undefined
  return superior === undefined ? [] : [superior]
}

/** Who took over, over several who left; nobody who may not decide here. */
export const successorOf = (step: FullStep, asking: Asking, person: string): string | null => {
  const seen: string[] = []
  let next: string | null = person
  while (next !== null && !isActive(asking.world, next)) {
    if (seen.includes(next)) return null
    seen.push(next)
    next = personOf(asking.world, next)?.successor ?? null
  }
  if (next === null || step.kind !== 'decision') return next
  return isExcluded(step, asking, next) ? null : next
}

const nearestSuperior = (step: FullStep, asking: Asking): string | undefined => {
  const apart = keptApart(step, asking.request, asking.requester)
  return superiorsOf(asking.world, asking.requester).find(
    (one) => !apart.has(one) && isActive(asking.world, one),
  )
}
