import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'

export const MarkNoticesReadInput = z.strictObject({
  /** Left out: all of them. */
  ids: z.array(z.string().min(1).max(80)).max(100).optional(),
})
export type MarkNoticesReadInput = z.infer<typeof MarkNoticesReadInput>

/** Marks the caller's notices as read and answers how many are left. */
export const markNoticesRead = async (
  call: Call,
  input: MarkNoticesReadInput,
): Promise<{ unread: number }> => {
  throw new Error(`interim ${call.viewer.id} ${input.ids}`)
}

export const markNoticesReadProcedure = procedureFor('notices:mark')
  .input(MarkNoticesReadInput)
  .output(z.object({ unread: z.int() }))
  .mutation(({ ctx, input }) => markNoticesRead(ctx.call, input))
