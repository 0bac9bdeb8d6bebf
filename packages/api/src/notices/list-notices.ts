import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { CursorInstant, CursorNumber, pageFrom, readCursor } from '../views/cursor.ts'
import { DEFAULT_LIMIT, Page } from '../views/input.ts'
import { NoticePage } from '../views/notice.ts'
import { noticeIdOf } from './notice-key.ts'
import { noticeViews } from './notice-views.ts'

const ListNoticesInput = Page
type ListNoticesInput = z.infer<typeof ListNoticesInput>

const Keys = z.tuple([CursorInstant, z.uuid(), CursorNumber, CursorNumber])

/** The caller's notices 通知, newest first, with the number unread. */
const listNotices = async (
  call: Call,
  { cursor, limit = DEFAULT_LIMIT }: ListNoticesInput,
): Promise<Answer<z.infer<typeof NoticePage>>> => {
  const after = readCursor(Keys, cursor)
  if (!after.ok) return after
  const { prisma } = call.services.runtime.database
  const personId = call.viewer.id
  const [rows, unread] = await Promise.all([
    prisma.notice.findMany({
      where: { personId, ...(after.value !== null && { OR: beyond(after.value) }) },
      orderBy: [{ at: 'desc' }, { instanceId: 'asc' }, { seq: 'asc' }, { ordinal: 'asc' }],
      take: limit + 1,
    }),
    prisma.notice.count({ where: { personId, readAt: null } }),
  ])
  const page = pageFrom(rows, limit, {
    item: (row) => row,
    keys: ({ at, instanceId, seq, ordinal }) => [at.toISOString(), instanceId, seq, ordinal],
  })
  const views = await noticeViews(call, page.items)
  return answered({
    items: page.items.flatMap((row) => views.get(noticeIdOf(row)) ?? []),
    next: page.next,
    unread,
  })
}

/** Rows after a place in the order, column by column. */
const beyond = ([at, instanceId, seq, ordinal]: z.infer<typeof Keys>) => [
  { at: { lt: at } },
  { at, instanceId: { gt: instanceId } },
  { at, instanceId, seq: { gt: seq } },
  { at, instanceId, seq, ordinal: { gt: ordinal } },
]

export const listNoticesProcedure = procedureFor('notices:read')
  .input(ListNoticesInput)
  .output(NoticePage)
  .query(async ({ ctx, input }) => valueFrom(await listNotices(ctx.call, input)))
