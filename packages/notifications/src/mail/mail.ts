import type { Language } from '@countersign/texts/text'

/** One mail to one person, ready to be sent. */
export type Mail = {
  /** Its `Message-ID` without brackets: the same again when the same mail is sent again. */
  readonly id: string
  readonly person: string
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** Hands a mail over; rejects when it was not taken, so that it is tried again. */
export type SendMail = (mail: Mail) => Promise<void>

/** Whom a mail is written to, in their language. */
export type Addressee = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: Language
  /** Their own, in which times are written; IANA. */
  readonly zone: string
}
