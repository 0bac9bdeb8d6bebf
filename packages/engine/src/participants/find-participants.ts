import type { ResolvedStep } from '@countersign/definition/steps'
import type { Directory, PersonId } from '../organisation.ts'
import { barredFrom } from './barred.ts'
import { chainOf, type RuleContext } from './resolve-rule.ts'
import { resolveSeats } from './resolve-seats.ts'
import type { Seat } from './seat.ts'

/**
 * Who takes part in a step: seats, nobody (the step is skipped), or somebody an administrator must name, which is an
 * incident because an administrator never decides. Where single groups found nobody, `missing` says why somebody must
 * be named for the empty seats among the others, and `skipped` names the groups that were left out.
 */
export type Participants =
  | {
      readonly found: 'people'
      readonly seats: readonly Seat[]
      readonly missing: Missing | null
      readonly skipped: readonly string[]
    }
  | { readonly found: 'skip'; readonly because: 'self' | 'empty' }
  | { readonly found: 'administrator'; readonly because: Missing }
type Missing = 'empty' | 'departed'

/**
 * Applies a step's rules and then its edge rules, in this order: departed people are replaced by their successor, or else as `onDeparted` says, the
 * requester is taken out of a decision, people kept apart by separation of duties are taken out, and only when nobody
 * remains do `onSelf` (it was the requester) or `onEmpty` (it was nobody) apply: for each group by itself, as each is
 * to be heard. "Superior" is the requester's, walking up to the first who may take part.
 */
export const findParticipants = (step: ResolvedStep, context: RuleContext): Participants => {
  const filled = fillSeats(step, context, resolveSeats(step, context))
  const seats = filled.flatMap((one) => (one.how === 'people' ? seatsOf(one) : []))
  const [missing] = filled.flatMap((one) => (one.how === 'administrator' ? [one.because] : []))
  if (seats.length === 0) {
    const skip = filled.find((one) => one.how === 'skip')
    if (missing === undefined && skip?.how === 'skip') return { found: 'skip', because: skip.because }
    return { found: 'administrator', because: missing ?? 'empty' }
  }
  if (step.policy.type === 'one') return { found: 'people', seats, missing: null, skipped: [] }
  const empty = groupsLeft(filled, 'administrator')
  const withEmpty = filled.flatMap((one) =>
    one.how === 'people' ? seatsOf(one) : one.how === 'administrator' ? [emptySeat(one)] : [],
  )
  return {
    found: 'people',
    seats: inOrder(step, withEmpty),
    missing: empty.length > 0 ? (missing ?? null) : null,
    skipped: groupsLeft(filled, 'skip'),
  }
}

type Filled = { readonly group: string | undefined } & (
  | { readonly how: 'people'; readonly people: readonly PersonId[] }
  | { readonly how: 'skip'; readonly because: 'self' | 'empty' }
  | { readonly how: 'administrator'; readonly because: Missing }
)

/**
 * The seats in the order of the rules. Where groups are asked somebody remains, so that no edge rule applies to the
 * people who are in none; where there are none, it applies to all of them together.
 */
const fillSeats = (step: ResolvedStep, context: RuleContext, named: readonly Seat[]): readonly Filled[] => {
  const single = named.flatMap(({ group, people }) => (group === undefined ? people : []))
  if (single.length === named.length) return [fill(step, context, { people: single })]
  const seen = new Set<PersonId>()
  return named.flatMap((seat): readonly Filled[] => {
    if (seat.group !== undefined) return [fill(step, context, seat)]
    const found = remaining(step, context, seat.people).found.filter((person) => !seen.has(person))
    for (const person of found) seen.add(person)
    return found.length === 0 ? [] : [{ group: undefined, how: 'people', people: found }]
  })
}

const remaining = (step: ResolvedStep, context: RuleContext, named: readonly PersonId[]) => {
  const present = named.flatMap((person) => presentOrSuperior(step, context, person))
  return { present, found: step.kind === 'decision' ? mayDecide(step, context, present) : distinct(present) }
}

/** The people of a group, or all those who are in none, after the edge rules. */
const fill = (step: ResolvedStep, context: RuleContext, { people: named, group }: Seat): Filled => {
  const { present, found } = remaining(step, context, named)
  if (found.length > 0) return { group, how: 'people', people: found }
  const because =
    step.kind !== 'decision'
      ? 'empty'
      : named.length > 0 && present.length === 0
        ? 'departed'
        : present.includes(context.requester)
          ? 'self'
          : 'empty'
  return { group, ...edge(step, context, because) }
}

const mayDecide = (
  step: ResolvedStep,
  context: RuleContext,
  people: readonly PersonId[],
): readonly PersonId[] => {
  const barred = barredFrom(step, context)
  return distinct(people).filter((person) => person !== context.requester && !barred.has(person))
}

type Edge =
  | { readonly how: 'people'; readonly people: readonly PersonId[] }
  | { readonly how: 'skip'; readonly because: 'self' | 'empty' }
  | { readonly how: 'administrator'; readonly because: Missing }

const edge = (step: ResolvedStep, context: RuleContext, because: 'self' | 'empty' | 'departed'): Edge => {
  const rule = because === 'self' ? step.onSelf : because === 'empty' ? step.onEmpty : step.onDeparted
  if (rule === 'skip') return { how: 'skip', because: because === 'self' ? 'self' : 'empty' }
  if (rule === 'superior') {
    const superior = superiorFor(step, context)
    if (superior !== undefined) return { how: 'people', people: [superior] }
  }
  return { how: 'administrator', because: because === 'departed' ? 'departed' : 'empty' }
}

const presentOrSuperior = (
  step: ResolvedStep,
  context: RuleContext,
  person: PersonId,
): readonly PersonId[] => {
  if (isActive(context.directory, person)) return [person]
  const successor = successorFor(step, context, person)
  if (successor !== null) return [successor]
  const superior = step.onDeparted === 'superior' ? superiorFor(step, context) : undefined
  return superior === undefined ? [] : [superior]
}

/**
 * Who stands where somebody stood who was disabled with a successor 接替人, over successors who left as well. Null when
 * that is nobody, or somebody who may not decide here: nobody comes to decide their own request by taking over.
 */
export const successorFor = (step: ResolvedStep, context: RuleContext, person: PersonId): PersonId | null => {
  const { directory, requester } = context
  const seen = new Set<PersonId>()
  let next: PersonId | null = person
  while (next !== null && !isActive(directory, next)) {
    if (seen.has(next)) return null
    seen.add(next)
    next = directory.person(next)?.successor ?? null
  }
  if (next === null || step.kind !== 'decision') return next
  return next === requester || barredFrom(step, context).has(next) ? null : next
}

/** The nearest superior of the requester who may take part. */
const superiorFor = (step: ResolvedStep, context: RuleContext): PersonId | undefined => {
  const barred = barredFrom(step, context)
  return chainOf(context.directory, context.requester).find(
    (person) => !barred.has(person) && isActive(context.directory, person),
  )
}

export const isActive = (directory: Directory, person: PersonId): boolean =>
  directory.person(person)?.active === true

const seatsOf = ({
  group,
  people,
}: {
  readonly group: string | undefined
  readonly people: readonly PersonId[]
}) => (group === undefined ? people.map((person): Seat => ({ people: [person] })) : [{ people, group }])

const emptySeat = ({ group = '' }: { readonly group: string | undefined }): Seat => ({ people: [], group })

const groupsLeft = (filled: readonly Filled[], how: Filled['how']): readonly string[] =>
  filled.flatMap((one) => (one.how === how && one.group !== undefined ? [one.group] : []))

/** In the order of the rules where one answers after the other, else in that of their ids. */
const inOrder = (step: ResolvedStep, seats: readonly Seat[]): readonly Seat[] =>
  step.policy.type === 'sequence'
    ? seats
    : seats.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0))

const keyOf = ({ group, people }: Seat): string => group ?? people[0] ?? ''

const distinct = (ids: readonly PersonId[]): readonly PersonId[] => [...new Set(ids)]
