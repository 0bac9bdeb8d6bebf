import { countInbox } from '@countersign/database/read-inbox'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'

/** How many open tasks the caller has. */
const countTasks = async ({ services, viewer }: Call): Promise<{ open: number }> => ({
  open: await countInbox(services.runtime.database.pool, viewer.id),
})

export const countTasksProcedure = procedureFor('tasks:read')
  .output(z.object({ open: z.int() }))
  .query(({ ctx }) => countTasks(ctx.call))
