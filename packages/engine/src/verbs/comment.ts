import { isActive } from '../participants/find-participants.ts'
import { refuse } from '../refusal.ts'
import { actingPerson, deliver, emit } from '../work.ts'
import { refuseUnlessRunning, takesPart } from './standing.ts'
import type { VerbRule } from './verb.ts'

const MAX_COMMENT = 2000
const MAX_PEOPLE = 50

/** Comment, with people mentioned. Whoever may see the instance may comment; seeing is checked before the engine. */
export const comment: VerbRule<'comment'> = {
  verb: 'comment',
  permit: (work) =>
    refuseUnlessRunning(work) ?? (work.instance.status === 'draft' ? refuse('nothing-submitted-yet') : null),
  execute: (work, { text, mentions = [] }) => {
    if (text.trim() === '') return refuse('text-empty', {}, [{ path: '/text', code: 'required' }])
    if (text.length > MAX_COMMENT)
      return refuse('text-too-long', { max: MAX_COMMENT }, [
        { path: '/text', code: 'too-long', params: { max: MAX_COMMENT } },
      ])
    const people = [...new Set(mentions)]
    if (people.length > MAX_PEOPLE)
      return refuse('person-unknown', {}, [
        { path: '/mentions', code: 'too-many', params: { max: MAX_PEOPLE } },
      ])
    const unknown = people.findIndex((person) => !isActive(work.facts.directory, person))
    if (unknown >= 0)
      return refuse('person-unknown', {}, [{ path: `/mentions/${unknown}`, code: 'unknown-reference' }])
    emit(work, { type: 'commented', text, mentions: people })
    // A mention shows the instance to whoever is mentioned, so it copies them in unless they see it as participants.
    const outsiders = people.filter((person) => !takesPart(work, person))
    if (outsiders.length > 0) emit(work, { type: 'copied', to: outsiders })
    const self = actingPerson(work.actor)
    deliver(work, [...people, ...(self === work.instance.requester ? [] : [work.instance.requester])], {
      kind: 'commented',
      params: {},
    })
    return null
  },
}
