import { z } from 'zod'
import type { Call } from '../context.ts'
import { procedureFor } from '../trpc/builder.ts'
import { NoticeId, noticeKeyOf } from './notice-key.ts'

const MarkNoticesReadInput = z.strictObject({
  /** Left out: all of them. */
  ids: z.array(NoticeId).max(100).optional(),
})
type MarkNoticesReadInput = z.infer<typeof MarkNoticesReadInput>

/** Marks the caller's notices as read and answers how many are left. */
const markNoticesRead = async (
  { services, viewer }: Call,
  { ids }: MarkNoticesReadInput,
): Promise<{ unread: number }> => {
  const { prisma } = services.runtime.database
  const unread = { personId: viewer.id, readAt: null }
  await prisma.notice.updateMany({
    where: { ...unread, ...(ids !== undefined && { OR: ids.map(noticeKeyOf) }) },
    data: { readAt: new Date() },
  })
  // The same person's other browsers show it too.
  services.tell(viewer.id, 'notices')
  return { unread: await prisma.notice.count({ where: unread }) }
}

export const markNoticesReadProcedure = procedureFor('notices:mark')
  .input(MarkNoticesReadInput)
  .output(z.object({ unread: z.int() }))
  .mutation(({ ctx, input }) => markNoticesRead(ctx.call, input))
