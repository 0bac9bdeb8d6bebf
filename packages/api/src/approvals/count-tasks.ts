import { countInbox } from '@countersign/database/read-inbox'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { InboxFilterInput, inboxFilter } from './inbox-filter.ts'

/** How many open tasks the caller has, through a filter. */
const countTasks = async (call: Call, filter: InboxFilterInput): Promise<{ open: number }> => {
  const { pool } = call.services.runtime.database
  return { open: await countInbox(pool, call.viewer.id, await inboxFilter(call, filter)) }
}

export const countTasksProcedure = procedureFor('tasks:read')
  .input(InboxFilterInput.optional())
  .output(z.object({ open: z.int() }))
  .query(({ ctx, input }) => countTasks(ctx.call, input ?? {}))
