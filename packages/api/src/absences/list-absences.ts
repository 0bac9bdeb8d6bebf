import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { PersonView } from '../views/person.ts'
import { personView } from '../views/person-view.ts'

/** An absence under way or to come. */
export const AbsenceView = z.object({
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  person: PersonView,
  substitute: PersonView,
})
export type AbsenceView = z.infer<typeof AbsenceView>

const AbsencesView = z.object({
  /** When the caller is away. */
  own: z.array(AbsenceView),
  /** Whom the caller acts for. */
  others: z.array(AbsenceView),
})

/** The absences of one person, in order. */
export const absencesOf = ({ organisation }: Call, person: string): AbsenceView[] => {
  const now = new Date().toISOString()
  return (organisation.people.get(person)?.absences ?? [])
    .filter(({ until }) => until > now)
    .map(({ from, until, substitute }) => ({
      from,
      until,
      person: personView(organisation, person),
      substitute: personView(organisation, substitute),
    }))
}

const listAbsences = (call: Call): z.infer<typeof AbsencesView> => {
  const { organisation, viewer } = call
  const others = [...organisation.people.values()]
    .filter(({ absences }) => absences?.some(({ substitute }) => substitute === viewer.id))
    .flatMap(({ id }) => absencesOf(call, id).filter(({ substitute }) => substitute.id === viewer.id))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return { own: absencesOf(call, viewer.id), others }
}

/** When the caller is away, and whom they act for. */
export const listAbsencesProcedure = procedureFor('signed-in')
  .output(AbsencesView)
  .query(({ ctx }) => listAbsences(ctx.call))
