import { randomUUID } from 'node:crypto'

/** What a link to a password is for: coming in for the first time, or having forgotten it. */
export const LINK_KINDS = ['invitation', 'reset'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/**
 * Puts a mail with a link to a password among those that are due, at `now` (ISO 8601 UTC). The link itself is drawn when
 * the mail is sent, so that no secret waits in the database. To whoever has the address and is active, or to nobody:
 * both are one statement, so that the time it takes tells nothing.
 */
export const askForLink = (
  { email, kind }: { readonly email: string; readonly kind: LinkKind },
  now: string,
): { readonly text: string; readonly values: readonly string[] } => ({
  text: `INSERT INTO due_mail (person_id, id, kind, params, at, due_at, gathered)
    SELECT id, $1, $2, '{}', $3::timestamptz, $3::timestamptz, false FROM person WHERE active AND lower(email) = lower($4)`,
  values: [`link.${randomUUID()}`, kind, now, email],
})
