import { isActive } from '../participants/find-participants.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { actingPerson, type Work } from '../work.ts'

/**
 * Refuses whoever is no administrator 管理员 by today's organisation. One who made the request may not move it on: that
 * would be deciding it.
 */
export const refuseUnlessAdministrator = (work: Work): Refusal | null => {
  const person = actingPerson(work.actor)
  const { directory } = work.facts
  const may = person !== null && isActive(directory, person) && directory.person(person)?.administers === true
  return may ? null : refuse('not-an-administrator')
}

export const refuseOwnRequest = (work: Work): Refusal | null =>
  actingPerson(work.actor) === work.instance.requester ? refuse('own-request') : null
