import type { Organisation } from '@countersign/runtime/organisation'
import type { PersonView } from './person.ts'

/** A person by id; someone who is no longer in the directory keeps their id for a name. */
export const personView = (organisation: Pick<Organisation, 'people'>, id: string): PersonView => ({
  id,
  name: organisation.people.get(id)?.name ?? id,
})
