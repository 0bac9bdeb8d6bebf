import { postJson } from '../../shared/api/rest.ts'

/** Ends the session here; signing out twice is no error. */
export const signOut = (): Promise<unknown> => postJson('/api/auth/sign-out', {})
