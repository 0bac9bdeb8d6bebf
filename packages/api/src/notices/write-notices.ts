import type { DeliveryKind } from '@countersign/engine/decision'
import type { Runtime } from '@countersign/runtime/runtime'
import type { Reader } from '@countersign/texts/text'
import { type NoticeKey, noticeIdOf } from './notice-key.ts'
import { noticeViews } from './notice-views.ts'

type Told = NoticeKey & {
  readonly recipient: string
  readonly kind: string
  readonly params: unknown
  readonly at: string
}

/** What asks its reader to decide. */
const ASKING: ReadonlySet<string> = new Set<DeliveryKind>([
  'task-opened',
  'task-reminder',
  'task-overdue',
  'reminded',
])

/**
 * Notices 通知 as a person reads them outside the product. One whose request is gone is left out, and so is one that asks
 * for a decision nobody waits for any more: after a night of quiet hours somebody else may have taken it.
 */
export const writeNotices = async <T extends Told>(
  runtime: Runtime,
  reader: Reader,
  messages: readonly T[],
): Promise<readonly (T & { readonly text: string })[]> => {
  const open = await openTasks(runtime, messages)
  const due = messages.filter((message) => !ASKING.has(message.kind) || open.has(placeOf(message)))
  const views = await noticeViews(
    { services: { runtime }, reader },
    due.map((message) => ({ ...message, at: new Date(message.at), readAt: null })),
  )
  return due.flatMap((message) => {
    const view = views.get(noticeIdOf(message))
    return view === undefined ? [] : [{ ...message, text: view.text }]
  })
}

const placeOf = ({ recipient, instanceId }: Pick<Told, 'recipient' | 'instanceId'>): string =>
  `${instanceId} ${recipient}`

/** Where the readers have something to decide now. */
const openTasks = async (
  { database }: Pick<Runtime, 'database'>,
  messages: readonly Told[],
): Promise<ReadonlySet<string>> => {
  const rows = await database.prisma.candidate.findMany({
    where: {
      open: true,
      instanceId: { in: messages.map(({ instanceId }) => instanceId) },
      personId: { in: messages.map(({ recipient }) => recipient) },
    },
    select: { instanceId: true, personId: true },
  })
  return new Set(rows.map(({ instanceId, personId }) => placeOf({ instanceId, recipient: personId })))
}
