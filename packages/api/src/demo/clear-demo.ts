import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'

const ClearedView = z.object({ requests: z.int().nonnegative() })

const clear = async ({ services, organisation }: Call): Promise<Answer<z.infer<typeof ClearedView>>> => {
  const cleared = await services.clearDemo?.()
  if (cleared?.cleared !== true) return refused(problem('not-a-demo'))
  // What other servers remember of these requests no commit accepts any more.
  services.runtime.memory.clear()
  for (const person of organisation.people.keys())
    for (const topic of ['tasks', 'requests', 'notices'] as const) services.tell(person, topic)
  return answered({ requests: cleared.requests })
}

/** Removes the requests that demo people made, with all that belongs to them; people and accounts stay. For administrators. */
export const clearDemoProcedure = procedureFor('people:manage')
  .input(z.strictObject({ confirm: z.literal('clear-demo') }))
  .output(ClearedView)
  .mutation(async ({ ctx }) => valueFrom(await clear(ctx.call)))
