import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'

/** How many open tasks the caller has. */
export const countTasks = async (call: Call): Promise<{ open: number }> => {
  throw new Error(`interim ${call.viewer.id}`)
}

export const countTasksProcedure = procedureFor('tasks:read')
  .output(z.object({ open: z.int() }))
  .query(({ ctx }) => countTasks(ctx.call))
