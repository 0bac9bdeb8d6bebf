import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '@countersign/database/client'
import { z } from 'zod'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { createSignIn } from '../sign-in/create-sign-in.ts'
import { hashPassword } from '../sign-in/hash-password.ts'
import { NewPassword, OneTimeToken } from './person-input.ts'

const VALID_MS = 7 * 86_400_000

/** Only the hash is kept: whoever reads the database cannot use the link. */
const identifierOf = (token: string): string =>
  `invitation:${createHash('sha256').update(token).digest('hex')}`

/**
 * Draws the secret of a link with which a person sets their password, once and within a week. Links drawn for them
 * before are no longer good.
 */
export const drawInvitation = async (
  { prisma }: Pick<Database, 'prisma'>,
  person: string,
): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  const identifier = identifierOf(token)
  await prisma.authVerification.deleteMany({
    where: { value: person, identifier: { startsWith: 'invitation:' } },
  })
  await prisma.authVerification.create({
    data: { id: identifier, identifier, value: person, expiresAt: new Date(Date.now() + VALID_MS) },
  })
  return token
}

export const AcceptInput = z.strictObject({ token: OneTimeToken, password: NewPassword })

type Known = (
  id: string,
) => { readonly name: string; readonly email: string; readonly active: boolean } | undefined

/** Sets the password of whoever the link was drawn for; it is used up, and all their sessions end. */
export const acceptInvitation = async (
  database: Database,
  known: Known,
  { token, password }: z.infer<typeof AcceptInput>,
): Promise<Answer<{ email: string }>> => {
  const where = { identifier: identifierOf(token) }
  const invitation = await database.prisma.authVerification.findFirst({ where })
  const person = invitation === null ? undefined : known(invitation.value)
  if (invitation === null || invitation.expiresAt < new Date() || !person?.active)
    return refused(problem('invitation-gone'))
  const hash = await hashPassword(password)
  // Of two who use one link at once only the one who takes it away goes on.
  const { count } = await database.prisma.authVerification.deleteMany({ where })
  if (count === 0) return refused(problem('invitation-gone'))
  await createSignIn(database, { id: invitation.value, ...person }, hash)
  await database.prisma.authSession.deleteMany({ where: { userId: invitation.value } })
  return answered({ email: person.email })
}
