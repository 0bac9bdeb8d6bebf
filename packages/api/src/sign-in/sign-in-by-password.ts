import type { Database } from '@countersign/database/client'
import { z } from 'zod'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import type { Auth } from './auth.ts'
import { createTurns } from './in-turn.ts'
import { type Attempt, recordFailure, secondsUntilAllowed } from './sign-in-limit.ts'

export const Credentials = z.object({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(128),
  rememberMe: z.boolean().optional(),
})
export type Credentials = z.infer<typeof Credentials>

export type SignIn = (
  credentials: Credentials,
  request: Request,
  address: string,
) => Promise<Answer<Response>>

type Parts = {
  readonly auth: Auth
  readonly database: Database
  /** False for somebody disabled or gone, who is answered like somebody unknown. */
  readonly isActive: (person: string) => Promise<boolean>
}

/**
 * Signs in by e-mail address and password. An unknown account and a wrong password get the same answer after the same
 * work; too many failures are refused before the password is looked at.
 */
export const createSignInByPassword = ({ auth, database, isActive }: Parts): SignIn => {
  // In turn per account: attempts sent all at once must not slip past the count together.
  const inTurn = createTurns()
  const verify = async (credentials: Credentials, request: Request, attempt: Attempt) => {
    const wait = await secondsUntilAllowed(database, attempt)
    if (wait !== null) {
      const minutes = Math.ceil(wait / 60)
      return refused({ ...problem('too-many-attempts', { minutes }), retryAfter: wait })
    }
    const { email, password, rememberMe = true } = credentials
    const response = await auth.api.signInEmail({
      body: { email, password, rememberMe },
      headers: request.headers,
      asResponse: true,
    })
    if (response.ok && (await isActive(await personOf(response)))) return answered(response)
    if (response.ok)
      await database.prisma.authSession.deleteMany({ where: { token: await tokenOf(response) } })
    else if (response.status >= 500) throw new Error(`sign-in failed with ${response.status}`)
    await recordFailure(database, attempt)
    return refused(problem('credentials-wrong'))
  }
  return (credentials, request, address) => {
    const attempt = { email: credentials.email, address }
    return inTurn(credentials.email.toLowerCase(), () => verify(credentials, request, attempt))
  }
}

const Signed = z.object({ token: z.string(), user: z.object({ id: z.string() }) })
const signed = async (response: Response) => Signed.parse(await response.clone().json())
const personOf = async (response: Response): Promise<string> => (await signed(response)).user.id
const tokenOf = async (response: Response): Promise<string> => (await signed(response)).token
