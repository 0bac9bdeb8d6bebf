import type { Database } from '@countersign/database/client'
import { askForLink } from '@countersign/notifications/ask-for-link'
import { z } from 'zod'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import type { MailWay } from '../services.ts'
import { countAttempt, mailLimits, patience, secondsUntilAllowed } from './sign-in-limit.ts'

export const ForgotPasswordInput = z.strictObject({ email: z.string().trim().min(3).max(254) })

type Asked = { readonly email: string; readonly address: string }

/**
 * Promises a mail with which a forgotten password is replaced. The answer, and what is written for it, is the same
 * whether somebody has the address or not.
 */
export const forgotPassword = async (
  { pool }: Database,
  mail: MailWay,
  asked: Asked,
): Promise<Answer<Record<string, never>>> => {
  if (mail === 'off') return refused(problem('mail-off'))
  const limits = mailLimits(asked)
  const wait = await secondsUntilAllowed({ pool }, limits)
  if (wait !== null) return refused({ ...problem('too-many-attempts', patience(wait)), retryAfter: wait })
  await countAttempt({ pool }, limits)
  const { text, values } = askForLink({ email: asked.email, kind: 'reset' }, new Date().toISOString())
  await pool.query(text, [...values])
  return answered({})
}
