import { DELIVERY_KINDS, type DeliveryKind } from '@countersign/engine/decision'
import { hasText, type Reader, type TextParams, text } from '@countersign/texts/text'
import { z } from 'zod'
import { definitionOf } from '../definitions/definition-of.ts'
import type { Services } from '../services.ts'
import type { NoticeView } from '../views/notice.ts'
import { stepTitle } from '../views/step-title.ts'
import { titleOf } from '../views/title-of.ts'
import { type NoticeKey, noticeIdOf } from './notice-key.ts'

type NoticeRow = NoticeKey & {
  readonly kind: string
  readonly params: unknown
  readonly at: Date
  readonly readAt: Date | null
}

/** Who reads, and what the requests are looked up in. */
type NoticeReader = { readonly services: Pick<Services, 'runtime'>; readonly reader: Reader }

const Params = z.object({
  step: z.string().optional(),
  status: z.string().optional(),
  message: z.object({ zh: z.string(), en: z.string() }).optional(),
})

/** Notices in the reader's words, by id; each names its request by title and number. */
export const noticeViews = async (
  call: NoticeReader,
  rows: readonly NoticeRow[],
): Promise<ReadonlyMap<string, NoticeView>> => {
  const { prisma } = call.services.runtime.database
  const ids = [...new Set(rows.map(({ instanceId }) => instanceId))]
  const instances = await prisma.instance.findMany({
    where: { instanceId: { in: ids } },
    select: { instanceId: true, number: true, subject: true, definitionKey: true, definitionVersion: true },
  })
  const byId = new Map(instances.map((instance) => [instance.instanceId, instance]))
  const views = rows.map(async (row) => {
    const instance = byId.get(row.instanceId)
    return instance === undefined ? null : noticeView(call, row, instance)
  })
  const written = (await Promise.all(views)).filter((view) => view !== null)
  return new Map(written.map((view) => [view.id, view]))
}

type Subject = {
  readonly number: string
  readonly subject: string | null
  readonly definitionKey: string
  readonly definitionVersion: number
}

const noticeView = async (call: NoticeReader, row: NoticeRow, about: Subject): Promise<NoticeView> => {
  const compiled = await definitionOf(call, about.definitionKey, about.definitionVersion)
  const { language } = call.reader
  const { step, status, message } = Params.parse(row.params)
  const params: TextParams = {
    number: about.number,
    title: titleOf(language, compiled, about.subject),
    ...(step !== undefined && { step: stepTitle(language, compiled, step) }),
    ...(status !== undefined && { status: statusText(call, status) }),
    ...(message !== undefined && { message }),
  }
  return {
    id: noticeIdOf(row),
    instanceId: row.instanceId,
    kind: row.kind,
    text: text(call.reader, ['notice', kindOf(row.kind)], params),
    at: row.at.toISOString(),
    read: row.readAt !== null,
  }
}

/** A kind that a newer server wrote, while two versions run side by side, reads as news without details. */
const kindOf = (kind: string): DeliveryKind => DELIVERY_KINDS.find((known) => known === kind) ?? 'commented'

const statusText = ({ reader }: NoticeReader, status: string): string =>
  text(reader, ['status', hasText('status', status) ? status : 'other'])
