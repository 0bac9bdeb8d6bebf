import { may, permissionsOf } from '@countersign/access/permission'
import { type Calendar, isBeyond } from '@countersign/definition/calendar'
import type { Organisation, OrganisationPerson } from '@countersign/runtime/organisation'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { MeView } from '../views/person.ts'
import { personView } from '../views/person-view.ts'

/** The signed-in person: identity, place in the organisation, what they may do. */
export const me = ({ viewer, organisation, reader }: Call): MeView => {
  const person = organisation.people.get(viewer.id)
  if (person === undefined) throw new Error(`${viewer.id} is signed in and not in the organisation`)
  const { id, name, email, active, rank, roles } = person
  const { key } = organisation.departments.get(person.department) ?? { key: person.department }
  const label = organisation.departments.get(key)?.name ?? { zh: key, en: key }
  return {
    person: { id, name, email, active, department: { key, name: label } },
    ranks: [rank],
    roles: [...roles],
    permissions: [...permissionsOf(viewer)],
    language: reader.language,
    away: away(organisation, person),
    calendarEnds: may(viewer, 'people:manage') ? calendarEnds(organisation.calendar) : null,
  }
}

const away = (organisation: Organisation, { absences = [] }: OrganisationPerson): MeView['away'] => {
  const now = new Date().toISOString()
  const absence = absences.find(({ from, until }) => from <= now && now < until)
  if (absence === undefined) return null
  return { until: absence.until, substitute: personView(organisation, absence.substitute) }
}

/** Holidays of a year are announced some two months before it. */
const NOTICE_MS = 60 * 86_400_000

const calendarEnds = (calendar: Calendar): string | null => {
  const soon = new Date(Date.now() + NOTICE_MS).toISOString()
  return isBeyond(calendar, soon) ? (calendar.validThrough ?? null) : null
}

export const meProcedure = procedureFor('signed-in')
  .output(MeView)
  .query(({ ctx }) => me(ctx.call))
