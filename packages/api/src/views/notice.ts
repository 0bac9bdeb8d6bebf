import { z } from 'zod'
import { pageOf } from './instance.ts'

/** A message 通知 to the caller about one instance, written in their language. */
export const NoticeView = z.object({
  id: z.string(),
  instanceId: z.uuid(),
  kind: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
  read: z.boolean(),
})
export type NoticeView = z.infer<typeof NoticeView>
export const NoticePage = pageOf(NoticeView).extend({ unread: z.int() })
