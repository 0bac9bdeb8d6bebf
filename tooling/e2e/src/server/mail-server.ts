import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail as it came over the wire, with its HTML decoded. */
export type ReceivedMail = { readonly id: string; readonly to: string; readonly html: string }

/** A real mail server that keeps what it is sent. */
export type MailServer = {
  /** For `SMTP_URL`. */
  readonly url: string
  readonly received: readonly ReceivedMail[]
} & AsyncDisposable

const headerOf = (mail: string, name: string): string =>
  new RegExp(`^${name}: (.*)\\r$`, 'im').exec(mail)?.[1] ?? ''

const HTML = /Content-Type: text\/html[\s\S]*?\r\n\r\n([\s\S]*?)\r\n----_NmP/

const htmlOf = (mail: string): string => {
  const [part = '', body = ''] = HTML.exec(mail) ?? []
  if (/Content-Transfer-Encoding: base64/i.test(part)) return Buffer.from(body, 'base64').toString()
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

export const mailServer = async (): Promise<MailServer> => {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (stream, session, done) => {
      const mail = await text(stream)
      const to = session.envelope.rcptTo.map(({ address }) => address).join()
      received.push({ id: headerOf(mail, 'Message-ID'), to, html: htmlOf(mail) })
      done()
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** Every address that a mail leads to. */
export const linksIn = ({ html }: ReceivedMail): readonly string[] =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
