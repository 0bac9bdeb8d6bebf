import { countOwnInstances, MOST_COUNTED } from '@countersign/database/list-counts'
import { z } from 'zod'
import { procedureFor } from '../trpc/builder.ts'

const Count = z.int().max(MOST_COUNTED)

/** How many requests stand in each of the caller's own lists: 我发起的, 已办, 抄送我的; counted up to `most`. */
const ListCounts = z.object({ started: Count, done: Count, cc: Count, most: z.int() })

export const countListsProcedure = procedureFor('requests:read')
  .output(ListCounts)
  .query(async ({ ctx: { call } }) => ({
    ...(await countOwnInstances(call.services.runtime.database.pool, call.viewer.id)),
    most: MOST_COUNTED,
  }))
