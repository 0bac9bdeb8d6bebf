import type { MailContent } from './mail-layout.ts'

/** A mail's two forms. What lays it out is loaded with the first mail: a server that starts waits for none of it. */
export const writeMail = async (
  content: MailContent,
): Promise<{ readonly html: string; readonly text: string }> =>
  (await import('./mail-layout.ts')).layOutMail(content)
