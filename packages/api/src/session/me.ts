import { permissionsOf } from '@countersign/access/permission'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { MeView } from '../views/person.ts'

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
  }
}

export const meProcedure = procedureFor('signed-in')
  .output(MeView)
  .query(({ ctx }) => me(ctx.call))
