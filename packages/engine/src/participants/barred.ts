import type { ResolvedStep } from '@countersign/definition/steps'
import { SUBMIT } from '../command.ts'
import type { PersonId } from '../organisation.ts'
import type { RuleContext } from './resolve-rule.ts'

/**
 * Separation of duties 职责分离: whoever acted in one of the steps named, or had somebody act for them there, and, where it
 * is decided, whoever handed the request in for a requester who has left.
 */
export const barredFrom = (step: ResolvedStep, { instance, requester }: RuleContext): ReadonlySet<PersonId> =>
  new Set(
    (instance?.activations ?? []).flatMap((activation) =>
      activation.tasks.flatMap(({ vote }) => {
        if (vote === null) return []
        const handedIn = step.kind === 'decision' && vote.outcome === SUBMIT && vote.person !== requester
        const acted = handedIn || step.separateFrom.includes(activation.step)
        return acted ? [vote.person, ...(vote.for === undefined ? [] : [vote.for])] : []
      }),
    ),
  )

/** Whether somebody may come to take part in a step at all, by whatever way: never the requester in a decision. */
export const mayTakePart = (step: ResolvedStep, context: RuleContext, person: PersonId): boolean =>
  context.directory.person(person)?.active === true &&
  !(step.kind === 'decision' && person === context.requester) &&
  !barredFrom(step, context).has(person)
