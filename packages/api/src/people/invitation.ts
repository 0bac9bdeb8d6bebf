import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '@countersign/database/client'
import type { LinkKind } from '@countersign/notifications/ask-for-link'
import { z } from 'zod'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { createSignIn } from '../sign-in/create-sign-in.ts'
import { hashPassword } from '../sign-in/hash-password.ts'
import { passwordFault } from '../sign-in/password-fault.ts'
import { NewPassword, OneTimeToken } from './person-input.ts'

/** An invitation may lie in a mailbox over a holiday; whoever forgot their password is waiting for the mail. */
const VALID_MS: Readonly<Record<LinkKind, number>> = { invitation: 7 * 86_400_000, reset: 3_600_000 }
const KINDS = ['invitation', 'reset'] as const

/** Only the hash is kept: whoever reads the database cannot use the link. */
const identifierOf = (kind: LinkKind, token: string): string =>
  `${kind}:${createHash('sha256').update(token).digest('hex')}`

/** Draws the secret of a link with which a person sets their password, once: within a week, or an hour for a reset. */
export const drawLink = async (
  { prisma }: Pick<Database, 'prisma'>,
  person: string,
  kind: LinkKind,
): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  const identifier = identifierOf(kind, token)
  const expiresAt = new Date(Date.now() + VALID_MS[kind])
  await prisma.authVerification.create({ data: { id: identifier, identifier, value: person, expiresAt } })
  return token
}

/** Every link of a person to a password. */
const linksOf = (person: string) => ({
  value: person,
  OR: KINDS.map((kind) => ({ identifier: { startsWith: `${kind}:` } })),
})

/** Makes the links drawn for a person no longer good, and calls back those on their way by mail. */
export const voidLinks = async ({ prisma }: Pick<Database, 'prisma'>, person: string): Promise<void> => {
  await prisma.dueMail.deleteMany({ where: { personId: person, kind: { in: [...KINDS] }, sentAt: null } })
  await prisma.authVerification.deleteMany({ where: linksOf(person) })
}

/** A link to hand over; those drawn for the person before are no longer good. */
export const drawInvitation = async (database: Pick<Database, 'prisma'>, person: string): Promise<string> => {
  await voidLinks(database, person)
  return drawLink(database, person, 'invitation')
}

export const AcceptInput = z.strictObject({ token: OneTimeToken, password: NewPassword })

type Known = (
  id: string,
) => { readonly name: string; readonly email: string; readonly active: boolean } | undefined

/** Sets the password of whoever the link was drawn for; their links are used up, and all their sessions end. */
export const acceptInvitation = async (
  database: Database,
  known: Known,
  { token, password }: z.infer<typeof AcceptInput>,
): Promise<Answer<{ email: string }>> => {
  const where = { identifier: { in: KINDS.map((kind) => identifierOf(kind, token)) } }
  const invitation = await database.prisma.authVerification.findFirst({ where })
  const person = invitation === null ? undefined : known(invitation.value)
  if (invitation === null || invitation.expiresAt < new Date() || !person?.active)
    return refused(problem('invitation-gone'))
  const fault = passwordFault(password, person)
  if (fault !== null) return refused(fault)
  const hash = await hashPassword(password)
  // Of two who use one link at once only the one who takes it away goes on.
  const { count } = await database.prisma.authVerification.deleteMany({ where })
  if (count === 0) return refused(problem('invitation-gone'))
  await createSignIn(database, { id: invitation.value, ...person }, hash)
  await voidLinks(database, invitation.value)
  await database.prisma.authSession.deleteMany({ where: { userId: invitation.value } })
  return answered({ email: person.email })
}
