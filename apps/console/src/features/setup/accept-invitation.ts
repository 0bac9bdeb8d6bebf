import { postJson } from '../../shared/api/rest.ts'

/** Sets the password of whoever the link was made for; answers the address they sign in with. */
export const acceptInvitation = async (token: string, password: string): Promise<string> => {
  const answer = await postJson('/api/invitation', { token, password })
  return typeof answer === 'object' && answer !== null && 'email' in answer ? String(answer.email) : ''
}
