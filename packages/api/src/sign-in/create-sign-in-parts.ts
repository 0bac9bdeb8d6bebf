import type { Runtime } from '@countersign/runtime/runtime'
import type { SignInParts } from '../http/serve-sign-in.ts'
import { createAuth } from './auth.ts'
import { authSecret } from './auth-secret.ts'
import { createSessions } from './session-of.ts'
import { createSignInByPassword } from './sign-in-by-password.ts'

/** Everything about sessions on one database; `secret` is the one that all its servers share. */
export const createSignInParts = async (
  { database, organisation }: Pick<Runtime, 'database' | 'organisation'>,
  publicUrl: string,
): Promise<SignInParts & { readonly secret: string }> => {
  const secret = await authSecret(database)
  const auth = createAuth({ database, publicUrl, secret })
  const isActive = async (person: string) =>
    (await organisation.refresh()).people.get(person)?.active === true
  return {
    auth,
    secret,
    sessions: createSessions(auth),
    signIn: createSignInByPassword({ auth, database, isActive }),
  }
}
