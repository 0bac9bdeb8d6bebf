import { isActive } from '../participants/find-participants.ts'
import { refuse } from '../refusal.ts'
import { actingPerson, deliver, emit } from '../work.ts'
import { refuseUnlessRunning, takesPart } from './standing.ts'
import type { VerbRule } from './verb.ts'

const MAX_PEOPLE = 50

/** Copy in 抄送: shows the instance to others, by its requester or a participant. */
export const cc: VerbRule<'cc'> = {
  verb: 'cc',
  permit: (work) => {
    const refusal = refuseUnlessRunning(work)
    if (refusal !== null) return refusal
    if (work.instance.status === 'draft') return refuse('nothing-submitted-yet')
    const person = actingPerson(work.actor)
    return person !== null && takesPart(work, person) ? null : refuse('not-a-candidate')
  },
  execute: (work, { to }) => {
    const people = [...new Set(to)]
    if (people.length === 0) return refuse('person-unknown', {}, [{ path: '/to', code: 'required' }])
    if (people.length > MAX_PEOPLE)
      return refuse('person-unknown', {}, [{ path: '/to', code: 'too-many', params: { max: MAX_PEOPLE } }])
    const unknown = people.findIndex((person) => !isActive(work.facts.directory, person))
    if (unknown >= 0)
      return refuse('person-unknown', {}, [{ path: `/to/${unknown}`, code: 'unknown-reference' }])
    emit(work, { type: 'copied', to: people })
    deliver(work, people, { kind: 'copied', params: {} })
    return null
  },
}
