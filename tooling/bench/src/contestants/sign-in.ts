import type { Client } from './keep-alive-client.ts'

/** Signs a demo person in; the value of the cookie header. */
export const signIn = async (client: Client, person: string, password: string): Promise<string> => {
  const body = { email: `${person}@demo.example`, password }
  const answer = await client({ path: '/api/auth/sign-in/email', headers: {}, body })
  const cookies = answer.headers['set-cookie']
  if (answer.status !== 200 || !Array.isArray(cookies))
    throw new Error(`${person} could not sign in: ${answer.status} ${answer.body.slice(0, 500)}`)
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ')
}
