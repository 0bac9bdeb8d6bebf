import type { z } from 'zod'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { Page } from '../views/input.ts'
import { NoticePage } from '../views/notice.ts'

export const ListNoticesInput = Page
export type ListNoticesInput = z.infer<typeof ListNoticesInput>

/** The caller's notices 通知, newest first, with the number unread. */
export const listNotices = async (
  call: Call,
  input: ListNoticesInput,
): Promise<Answer<z.infer<typeof NoticePage>>> => {
  throw new Error(`interim ${call.viewer.id} ${input}`)
}

export const listNoticesProcedure = procedureFor('notices:read')
  .input(ListNoticesInput)
  .output(NoticePage)
  .query(async ({ ctx, input }) => valueFrom(await listNotices(ctx.call, input)))
