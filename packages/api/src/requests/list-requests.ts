import { z } from 'zod'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { Page, Search } from '../views/input.ts'
import { InstanceItem, pageOf, StatusView } from '../views/instance.ts'

export const Box = z.enum(['started', 'done', 'cc', 'all'])

export const ListRequestsInput = Page.extend({
  box: Box,
  status: StatusView.optional(),
  q: Search.optional(),
})
export type ListRequestsInput = z.infer<typeof ListRequestsInput>

/** A box of requests, newest first: 我发起的 started, 已办 done, 抄送我的 cc, or all the caller may see. */
export const listRequests = async (
  call: Call,
  input: ListRequestsInput,
): Promise<Answer<{ items: InstanceItem[]; next: string | null }>> => {
  throw new Error(`interim ${call.viewer.id} ${input}`)
}

export const listRequestsProcedure = procedureFor('requests:read')
  .input(ListRequestsInput)
  .output(pageOf(InstanceItem))
  .query(async ({ ctx, input }) => valueFrom(await listRequests(ctx.call, input)))
