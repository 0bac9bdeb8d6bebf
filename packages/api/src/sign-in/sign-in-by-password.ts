import type { Database } from '@countersign/database/client'
import { z } from 'zod'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import type { Auth } from './auth.ts'
import { createTurns } from './in-turn.ts'
import { type Attempt, countAttempt, patience, secondsUntilAllowed, signInLimits } from './sign-in-limit.ts'

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
) => Promise<Answer<SignedIn>>

type SignedIn = {
  readonly person: string
  /** With the session's cookie. */
  readonly response: Response
}

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
    const wait = await secondsUntilAllowed(database, signInLimits(attempt))
    if (wait !== null) return refused({ ...problem('too-many-attempts', patience(wait)), retryAfter: wait })
    const { email, password, rememberMe = true } = credentials
    const response = await auth.api.signInEmail({
      body: { email, password, rememberMe },
      headers: request.headers,
      asResponse: true,
    })
    if (!response.ok && response.status >= 500) throw new Error(`sign-in failed with ${response.status}`)
    if (response.ok) {
      const { token, user } = Signed.parse(await response.json())
      if (await isActive(user.id)) return answered({ person: user.id, response: withCookies(response, user) })
      await database.prisma.authSession.deleteMany({ where: { token } })
    }
    await countAttempt(database, signInLimits(attempt))
    return refused(problem('credentials-wrong'))
  }
  return (credentials, request, address) => {
    const attempt = { email: credentials.email, address }
    return inTurn(credentials.email.toLowerCase(), () => verify(credentials, request, attempt))
  }
}

const Signed = z.object({
  token: z.string(),
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
})

/** The session goes out in its cookie alone: in the body a script could read it. */
const withCookies = (response: Response, user: z.infer<typeof Signed>['user']): Response => {
  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return Response.json({ user }, { headers })
}
