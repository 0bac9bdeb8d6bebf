import { Label } from '@countersign/definition/label'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'

const NamesView = z.object({ items: z.array(z.object({ key: z.string(), name: Label })) })

/** What every department is called, to be chosen in forms; few enough to come at once. */
const nameDepartments = ({ organisation }: Call): z.infer<typeof NamesView> => ({
  items: [...organisation.departments.values()].map(({ key, name }) => ({ key, name })),
})

export const nameDepartmentsProcedure = procedureFor('people:search')
  .output(NamesView)
  .query(({ ctx }) => nameDepartments(ctx.call))
