import type { ResolvedStep } from '@countersign/definition/steps'
import { SUBMIT } from '../command.ts'
import type { Directory, PersonId } from '../organisation.ts'
import { chainOf, type RuleContext, resolveRule } from './resolve-rule.ts'

/**
 * Who takes part in a step: people, nobody (the step is skipped), or somebody an administrator must name, which is an
 * incident because an administrator never decides.
 */
export type Participants =
  | { readonly found: 'people'; readonly people: readonly PersonId[] }
  | { readonly found: 'skip'; readonly because: 'self' | 'empty' }
  | { readonly found: 'administrator'; readonly because: 'empty' | 'departed' }

/**
 * Applies a step's rules and then its edge rules, in this order: departed people are replaced by their successor, or else as `onDeparted` says, the
 * requester is taken out of a decision, people kept apart by separation of duties are taken out, and only when nobody
 * remains do `onSelf` (it was the requester) or `onEmpty` (it was nobody) apply. "Superior" is the requester's, walking
 * up to the first who may take part.
 */
export const findParticipants = (step: ResolvedStep, context: RuleContext): Participants => {
  const { requester } = context
  const named = distinct(step.participants.flatMap((rule) => resolveRule(rule, context)))
  const present = named.flatMap((person) => presentOrSuperior(step, context, person))
  if (step.kind !== 'decision') return people(distinct(present)) ?? edge(step, context, 'empty')
  const barred = barredFrom(step, context)
  const mayDecide = distinct(present).filter((person) => person !== requester && !barred.has(person))
  const found = people(mayDecide)
  if (found !== null) return found
  if (named.length > 0 && present.length === 0) return edge(step, context, 'departed')
  return edge(step, context, present.includes(requester) ? 'self' : 'empty')
}

/**
 * Separation of duties 职责分离: whoever acted in one of the steps named, and, where it is decided, whoever handed the
 * request in for a requester who has left.
 */
export const barredFrom = (step: ResolvedStep, { instance, requester }: RuleContext): ReadonlySet<PersonId> =>
  new Set(
    (instance?.activations ?? []).flatMap((activation) =>
      activation.tasks.flatMap(({ vote }) => {
        if (vote === null) return []
        const handedIn = step.kind === 'decision' && vote.outcome === SUBMIT && vote.person !== requester
        return handedIn || step.separateFrom.includes(activation.step) ? [vote.person] : []
      }),
    ),
  )

const edge = (
  step: ResolvedStep,
  context: RuleContext,
  because: 'self' | 'empty' | 'departed',
): Participants => {
  const rule = because === 'self' ? step.onSelf : because === 'empty' ? step.onEmpty : step.onDeparted
  if (rule === 'skip') return { found: 'skip', because: because === 'self' ? 'self' : 'empty' }
  if (rule === 'superior') {
    const superior = superiorFor(step, context)
    if (superior !== undefined) return { found: 'people', people: [superior] }
  }
  return { found: 'administrator', because: because === 'departed' ? 'departed' : 'empty' }
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

const people = (found: readonly PersonId[]): Participants | null =>
  found.length === 0 ? null : { found: 'people', people: found }

const distinct = (ids: readonly PersonId[]): readonly PersonId[] => [...new Set(ids)].sort()
