import { postJson } from '../../shared/api/rest.ts'
import { followLanguage } from './follow-language.ts'

export type Credentials = { readonly email: string; readonly password: string }

/** Opens a session; its cookie comes with the answer. The console goes on in the person's language. */
export const signIn = async ({ email, password }: Credentials): Promise<void> => {
  await postJson('/api/auth/sign-in/email', { email, password })
  // Whoever is signed in stays so, in whatever language.
  await followLanguage().catch(() => undefined)
}
