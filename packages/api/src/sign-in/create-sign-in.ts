import type { Database } from '@countersign/database/client'

export type SignInPerson = { readonly id: string; readonly name: string; readonly email: string }

/**
 * Lets a person sign in with e-mail address and password; again for one who can already, it replaces the password.
 * `passwordHash` comes from `hashPassword`.
 */
export const createSignIn = async (
  { prisma }: Database,
  person: SignInPerson,
  passwordHash: string,
): Promise<void> => {
  const { id, name } = person
  // better-auth looks addresses up in lower case.
  const email = person.email.toLowerCase()
  await prisma.authUser.upsert({
    where: { id },
    create: { id, name, email, emailVerified: true },
    update: { name, email },
  })
  const account = { accountId: id, providerId: 'credential', userId: id, password: passwordHash }
  await prisma.authAccount.upsert({
    where: { id: `credential-${id}` },
    create: { id: `credential-${id}`, ...account },
    update: { password: passwordHash, updatedAt: new Date() },
  })
}
