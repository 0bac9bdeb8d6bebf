import type { Activation } from '../instance.ts'
import type { PersonId } from '../organisation.ts'
import { barredFrom } from '../participants/barred.ts'
import { isActive } from '../participants/find-participants.ts'
import { type Refusal, type RefusalCode, refuse } from '../refusal.ts'
import { ruleContext } from '../rule-context.ts'
import { actingPerson, stepOf, type Work } from '../work.ts'

const MAX_REASON = 2000
const MAX_PEOPLE = 20

/** Whom somebody wants to bring into a step, and where the command names them. */
type BroughtIn = { readonly people: readonly PersonId[]; readonly path: string }

/**
 * Refuses people who may not come to take part in a step, whatever way: unknown or departed ones, the requester in a
 * decision, those kept apart by separation of duties, whoever brings them in, and whoever takes part in it already.
 */
export const refuseBroughtIn = (
  work: Work,
  activation: Activation,
  { people, path }: BroughtIn,
): Refusal | null => {
  if (people.length === 0) return refuse('person-unknown', {}, [{ path, code: 'required' }])
  if (people.length > MAX_PEOPLE)
    return refuse('person-unknown', {}, [{ path, code: 'too-many', params: { max: MAX_PEOPLE } }])
  for (const [index, person] of people.entries()) {
    const code = people.indexOf(person) < index ? 'takes-part-already' : whyNot(work, activation, person)
    if (code !== null)
      return refuse(code, { person }, [
        {
          path: people.length === 1 ? path : `${path}/${index}`,
          code: code === 'person-unknown' ? 'unknown-reference' : code,
        },
      ])
  }
  return null
}

const whyNot = (work: Work, activation: Activation, person: PersonId): RefusalCode | null => {
  const step = stepOf(work.compiled, activation.step)
  if (!isActive(work.facts.directory, person)) return 'person-unknown'
  if (person === actingPerson(work.actor)) return 'not-to-yourself'
  if (step.kind === 'decision' && person === work.instance.requester) return 'requester-never-decides'
  if (barredFrom(step, ruleContext(work, step.key)).has(person)) return 'separation-of-duties'
  return takesPartIn(activation, person) ? 'takes-part-already' : null
}

/** Candidates and those who answered; whoever gave their place away may be given it back. */
const takesPartIn = ({ tasks }: Activation, person: PersonId): boolean =>
  tasks.some(
    ({ state, candidates, vote }) =>
      vote?.person === person || (state !== 'cancelled' && candidates.includes(person)),
  )

export const refuseLongReason = (reason: string | undefined): Refusal | null =>
  (reason ?? '').length > MAX_REASON
    ? refuse('text-too-long', { max: MAX_REASON }, [
        { path: '/reason', code: 'too-long', params: { max: MAX_REASON } },
      ])
    : null

/** An intervention is never without its reason. */
export const refuseNoReason = (reason: string): Refusal | null =>
  reason.trim() === ''
    ? refuse('reason-required', {}, [{ path: '/reason', code: 'required' }])
    : refuseLongReason(reason)
