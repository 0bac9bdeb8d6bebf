import { text } from '@countersign/texts/text'
import type { LinkKind } from './ask-for-link.ts'
import type { Addressee, Mail } from './mail.ts'
import { writeMail } from './write-mail.ts'

type Link = {
  readonly kind: LinkKind
  /** Of the row it is sent from: the same again when it is sent again. */
  readonly id: string
  readonly token: string
  readonly publicUrl: string
}

/** The page behind each kind of link. The token follows the number sign: no server and no scanner ever sees it. */
const PAGES: Readonly<Record<LinkKind, string>> = { invitation: '/welcome', reset: '/reset-password' }

/** The mail with which a person sets a password: invited 邀请, or to replace a forgotten one 重设密码. */
export const linkMail = async (
  { id: person, name, email, language, zone }: Addressee,
  { kind, id, token, publicUrl }: Link,
): Promise<Mail> => {
  const say = (code: string, params: Readonly<Record<string, string | number>> = {}) =>
    text({ language, zone }, ['mail', code], params)
  const subject = say(`${kind}-subject`)
  const written = await writeMail({
    language,
    subject,
    greeting: say('greeting', { name }),
    items: [
      {
        text: say(`${kind}-body`),
        link: { label: say(`${kind}-button`), href: `${publicUrl}${PAGES[kind]}#${token}` },
      },
      { text: say(`${kind}-ignore`) },
    ],
    notes: [say('about-password')],
  })
  const host = new URL(publicUrl).hostname
  return { id: `${id}@${host}`, person, to: { name, address: email }, subject, ...written }
}
