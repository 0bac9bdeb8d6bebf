import { createTransport } from 'nodemailer'
import type { SendMail } from './mail.ts'

export type SmtpSettings = {
  /** As in `smtps://user:password@mail.example:465`. */
  readonly url: string
  /** The sender, as in `Countersign <no-reply@countersign.example>`. */
  readonly from: string
}

const PATIENCE_MS = 20_000

/** A mail server reached over SMTP. `close` lets go of its connections. */
export const smtp = ({ url, from }: SmtpSettings): { readonly send: SendMail; close(): void } => {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // A mail is made of texts: nothing in it may name a file or an address to be read from here.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ id, to, subject, html, text }) => {
      await transport.sendMail({
        from,
        to,
        subject,
        html,
        text,
        messageId: `<${id}>`,
        // Says to absence replies and to mail servers that no person wrote it.
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}
