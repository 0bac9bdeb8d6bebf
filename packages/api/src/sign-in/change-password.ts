import type { Database } from '@countersign/database/client'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { NewPassword } from '../people/person-input.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import type { Auth } from './auth.ts'
import { passwordFault } from './password-fault.ts'
import { countAttempt, patience, secondsUntilAllowed, signInLimits } from './sign-in-limit.ts'

export const ChangePasswordInput = z.strictObject({
  currentPassword: z.string().min(1).max(128),
  newPassword: NewPassword,
})
type ChangePasswordInput = z.infer<typeof ChangePasswordInput>

type Parts = { readonly auth: Auth; readonly database: Database }

/**
 * Another password for whoever is signed in and knows the present one. All their sessions end; the answer carries the
 * cookie of a new one. Wrong guesses count as failed sign-ins do.
 */
export const changePassword = async (
  { auth, database }: Parts,
  { viewer, organisation }: Pick<Call, 'viewer' | 'organisation'>,
  { input, headers }: { readonly input: ChangePasswordInput; readonly headers: Headers },
): Promise<Answer<readonly string[]>> => {
  const person = organisation.people.get(viewer.id)
  if (person === undefined) throw new Error(`${viewer.id} is signed in and not in the organisation`)
  // The address is the session's business here: whoever holds it guesses from anywhere.
  const limits = signInLimits({ email: person.email, address: `session of ${person.id}` })
  const wait = await secondsUntilAllowed(database, limits)
  if (wait !== null) return refused({ ...problem('too-many-attempts', patience(wait)), retryAfter: wait })
  if (input.newPassword === input.currentPassword) return refused(problem('password-same'))
  const fault = passwordFault(input.newPassword, person)
  if (fault !== null) return refused(fault)
  const response = await auth.api.changePassword({
    body: { ...input, revokeOtherSessions: true },
    headers,
    asResponse: true,
  })
  if (response.ok) return answered(response.headers.getSetCookie())
  if (response.status >= 500) throw new Error(`a change of password failed with ${response.status}`)
  // A key signs nobody in: there is no session to go on with.
  if (response.status === 401) return refused(problem('not-allowed'))
  await countAttempt(database, limits)
  return refused(problem('password-wrong'))
}
