import type { ApiContext } from './context.ts'
import type { FreshOrganisation } from './fresh-organisation.ts'
import { languageOf } from './http/language-of.ts'
import type { Services } from './services.ts'
import type { Sessions } from './sign-in/session-of.ts'

export type Identification = {
  readonly services: Services
  readonly sessions: Sessions
  readonly organisation: FreshOrganisation
}

/** Who sends a request and how to answer them. Somebody disabled or gone counts as not signed in. */
export const contextOf = async (
  { services, sessions, organisation: fresh }: Identification,
  headers: Headers,
): Promise<ApiContext> => {
  const [session, organisation] = await Promise.all([sessions.sessionOf(headers), fresh()])
  const person = session === null ? undefined : organisation.people.get(session.person)
  const viewer = person?.active ? organisation.viewer(person.id) : null
  const language = languageOf(headers, person?.language ?? null)
  const reader = { language, zone: organisation.calendar.zone }
  if (viewer === null || session === null) return { call: null, by: null, reader }
  return { call: { services, viewer, organisation, reader }, by: session.by, reader }
}
