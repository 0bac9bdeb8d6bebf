import { postJson } from '../../shared/api/rest.ts'

export type Credentials = { readonly email: string; readonly password: string }

/** Opens a session; its cookie comes with the answer. */
export const signIn = ({ email, password }: Credentials): Promise<unknown> =>
  postJson('/api/auth/sign-in/email', { email, password })
