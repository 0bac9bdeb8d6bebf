import { createHash } from 'node:crypto'
import { text } from '@countersign/texts/text'
import type { Message } from '../channel.ts'
import type { Addressee, Mail } from './mail.ts'
import { writeMail } from './write-mail.ts'

/** A message in its reader's words. */
export type WrittenNotice = Pick<Message, 'instanceId' | 'seq' | 'ordinal' | 'at'> & { readonly text: string }

/** The mail about one notice, or about those that waited for a digest or the end of quiet hours. */
export const noticeMail = async (
  addressee: Addressee,
  notices: readonly WrittenNotice[],
  publicUrl: string,
): Promise<Mail> => {
  const { id: person, name, email, language, zone } = addressee
  const say = (code: string, params: Readonly<Record<string, string | number>> = {}) =>
    text({ language, zone }, ['mail', code], params)
  const [first] = notices
  if (first === undefined) throw new Error('a mail about nothing')
  const subject = notices.length === 1 ? first.text : say('subject-several', { count: notices.length })
  const { html, text: plain } = await writeMail({
    language,
    subject,
    greeting: say('greeting', { name }),
    items: notices.map((notice) => ({
      // One that waited says since when.
      text: notices.length === 1 ? notice.text : say('waited', { at: notice.at, text: notice.text }),
      link: { label: say('open'), href: `${publicUrl}/requests/${notice.instanceId}` },
    })),
    notes: [say('about-links'), say('choices')],
  })
  const host = new URL(publicUrl).hostname
  return { id: `${idOf(notices)}@${host}`, person, to: { name, address: email }, subject, html, text: plain }
}

/** From the deliveries it tells of: sent again after a crash, it is recognised as the same mail. */
const idOf = (notices: readonly WrittenNotice[]): string => {
  const ids = notices.map(({ instanceId, seq, ordinal }) => `${instanceId}.${seq}.${ordinal}`)
  if (ids.length === 1) return `${ids[0]}`
  return `digest.${createHash('sha256').update(ids.sort().join()).digest('hex').slice(0, 40)}`
}
