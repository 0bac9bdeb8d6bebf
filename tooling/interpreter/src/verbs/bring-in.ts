import { isActive } from '../people/organisation.ts'
import { keptApart } from '../people/participants.ts'
import { refuseIf } from '../refused.ts'
import type { Activation } from '../request.ts'
import type { Run } from '../run.ts'
import { stepOf } from '../settle.ts'

const MOST_REASON = 2000
const MOST_PEOPLE = 20

export const refuseLongReason = (reason = ''): void => refuseIf(reason.length > MOST_REASON, 'text-too-long')

export const mustHaveReason = (reason: string): void => {
  refuseIf(reason.trim() === '', 'reason-required')
  refuseLongReason(reason)
}

/** Whoever comes to take part by somebody's wish: not anybody who could not by a rule, nor who does already. */
export const mustBeNewcomers = (run: Run, activation: Activation, people: readonly string[]): void => {
  refuseIf(people.length === 0 || people.length > MOST_PEOPLE, 'person-unknown')
  const { request, world, actor } = run
  const step = stepOf(run, activation.step)
  const apart = keptApart(step, request, request.requester)
  for (const [index, person] of people.entries()) {
    refuseIf(people.indexOf(person) < index, 'takes-part-already')
    refuseIf(!isActive(world, person), 'person-unknown')
    refuseIf(person === actor, 'not-to-yourself')
    refuseIf(step.kind === 'decision' && person === request.requester, 'requester-never-decides')
    refuseIf(apart.has(person), 'separation-of-duties')
    const takesPart = activation.tasks.some(
      ({ state, candidates, vote }) =>
        vote?.person === person || (state !== 'cancelled' && candidates.includes(person)),
    )
    refuseIf(takesPart, 'takes-part-already')
  }
}
