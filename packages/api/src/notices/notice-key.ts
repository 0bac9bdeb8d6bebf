import { z } from 'zod'

/** A notice is named by the delivery it came from: `<instance id>.<seq>.<ordinal>`. */
export type NoticeKey = { readonly instanceId: string; readonly seq: number; readonly ordinal: number }

export const noticeIdOf = ({ instanceId, seq, ordinal }: NoticeKey): string =>
  `${instanceId}.${seq}.${ordinal}`

const PATTERN = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\d{1,9}\.\d{1,9}$/

export const NoticeId = z.string().max(60).regex(PATTERN)

export const noticeKeyOf = (id: string): NoticeKey => {
  const [instanceId = '', seq = '', ordinal = ''] = id.split('.')
  return { instanceId, seq: Number(seq), ordinal: Number(ordinal) }
}
