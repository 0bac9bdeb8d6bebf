import type { Database } from '@countersign/database/client'
import type { Message } from '../channel.ts'
import { LINK_KINDS, type LinkKind } from './ask-for-link.ts'
import { claimGathered, claimSingle, type DueMail, forgetSent, markMails } from './due-mails.ts'
import { linkMail } from './link-mail.ts'
import type { Addressee, Mail, SendMail } from './mail.ts'
import { noticeMail, type WrittenNotice } from './notice-mail.ts'

export type Mailing = {
  readonly database: Pick<Database, 'pool'>
  readonly send: SendMail
  /** Where browsers reach the server; every link leads there. */
  readonly publicUrl: string
  /** Messages in the reader's words; one about something that is gone is left out. */
  readonly write: (addressee: Addressee, messages: readonly Message[]) => Promise<readonly WrittenNotice[]>
  /** The secret of a new link with which this person sets a password. */
  readonly drawLink: (person: string, kind: LinkKind) => Promise<string>
  readonly log: (message: string, error: unknown) => void
  /** The present, ISO 8601 UTC. */
  readonly clock: () => string
}

/** Sends what is due; true when there may be more. A mail that fails is tried again, and keeps its error until then. */
export const sendDueMails = async (mailing: Mailing): Promise<boolean> => {
  const { database, clock } = mailing
  const single = await claimSingle(database, clock())
  const gathered = await claimGathered(database, clock())
  const mails = [...single.map((mail) => [mail]), ...Map.groupBy(gathered, (mail) => mail.person_id).values()]
  await Promise.all(mails.map((rows) => sendOne(mailing, rows)))
  if (mails.length > 0) await forgetSent(database, clock())
  return mails.length > 0
}

const sendOne = async (mailing: Mailing, rows: readonly DueMail[]): Promise<void> => {
  const error = await attempt(mailing, rows).then(
    () => null,
    (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
  )
  if (error !== null) mailing.log('a mail was not sent and is tried again', error)
  await markMails(mailing.database, rows, {
    now: mailing.clock(),
    error: error?.message.slice(0, 500) ?? null,
  })
}

/** Whoever was disabled meanwhile is not written to, and what is gone not written about: that counts as done. */
const attempt = async (mailing: Mailing, rows: readonly DueMail[]): Promise<void> => {
  const [first] = rows
  const addressee = first === undefined ? null : await addresseeOf(mailing.database, first.person_id)
  if (first === undefined || addressee === null) return
  const kind = LINK_KINDS.find((known) => known === first.kind)
  const mail =
    kind === undefined
      ? await aboutRequests(mailing, addressee, rows)
      : await withLink(mailing, addressee, { kind, id: first.id })
  if (mail !== null) await mailing.send(mail)
}

const aboutRequests = async (
  { write, publicUrl }: Mailing,
  addressee: Addressee,
  rows: readonly DueMail[],
): Promise<Mail | null> => {
  const inOrder = rows.toSorted((a, b) => a.at.localeCompare(b.at) || (a.seq ?? 0) - (b.seq ?? 0))
  const written = await write(addressee, inOrder.flatMap(messageOf))
  return written.length === 0 ? null : noticeMail(addressee, written, publicUrl)
}

const withLink = async (
  { drawLink, publicUrl }: Mailing,
  addressee: Addressee,
  link: { readonly kind: LinkKind; readonly id: string },
): Promise<Mail> =>
  linkMail(addressee, { ...link, token: await drawLink(addressee.id, link.kind), publicUrl })

const addresseeOf = async ({ pool }: Pick<Database, 'pool'>, id: string): Promise<Addressee | null> => {
  const { rows } = await pool.query<Addressee>(
    `SELECT p.id, p.name, p.email, p.language, coalesce(c.zone, o.zone) AS zone
     FROM organisation o, person p LEFT JOIN preference c ON c.person_id = p.id WHERE p.id = $1 AND p.active`,
    [id],
  )
  return rows[0] ?? null
}

const messageOf = (row: DueMail): readonly Message[] => {
  const { instance_id: instanceId, seq, ordinal, person_id: recipient, kind, params, at } = row
  if (instanceId === null || seq === null || ordinal === null) return []
  return [{ instanceId, seq, ordinal, recipient, kind, params, at }]
}
