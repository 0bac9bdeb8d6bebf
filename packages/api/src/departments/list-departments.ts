import { Label } from '@countersign/definition/label'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { PersonView } from '../views/person.ts'
import { personView } from '../views/person-view.ts'

const DepartmentView = z.object({
  key: z.string(),
  name: Label,
  parent: z.string().nullable(),
  head: PersonView.nullable(),
  /** Active people in the department itself, those below it not counted. */
  people: z.int(),
})
type DepartmentView = z.infer<typeof DepartmentView>

/** All departments, by key; few enough to come at once. `parent` makes them a tree. */
const listDepartments = ({ organisation }: Call): { items: DepartmentView[] } => {
  const counts = new Map<string, number>()
  for (const { active, department } of organisation.people.values())
    if (active) counts.set(department, (counts.get(department) ?? 0) + 1)
  return {
    items: [...organisation.departments.values()].map(({ key, name, parent, head }) => ({
      key,
      name,
      parent,
      head: head === null ? null : personView(organisation, head),
      people: counts.get(key) ?? 0,
    })),
  }
}

export const listDepartmentsProcedure = procedureFor('people:read')
  .output(z.object({ items: z.array(DepartmentView) }))
  .query(({ ctx }) => listDepartments(ctx.call))
