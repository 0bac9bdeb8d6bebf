import type { Runtime } from '@countersign/runtime/runtime'
import type { Language } from '@countersign/texts/text'
import { type NoticeKey, noticeIdOf } from './notice-key.ts'
import { noticeViews } from './notice-views.ts'

type Told = NoticeKey & { readonly kind: string; readonly params: unknown; readonly at: string }

/** Notices 通知 as a person reads them outside the product; one whose request is gone is left out. */
export const writeNotices = async <T extends Told>(
  runtime: Runtime,
  language: Language,
  messages: readonly T[],
): Promise<readonly (T & { readonly text: string })[]> => {
  const { calendar } = await runtime.organisation.current()
  const views = await noticeViews(
    { services: { runtime }, reader: { language, zone: calendar.zone } },
    messages.map((message) => ({ ...message, at: new Date(message.at), readAt: null })),
  )
  return messages.flatMap((message) => {
    const view = views.get(noticeIdOf(message))
    return view === undefined ? [] : [{ ...message, text: view.text }]
  })
}
