import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { respondProblem } from '../problem/respond-problem.ts'
import { zodProblems } from '../problem/zod-problems.ts'
import { readJson } from '../rest/read-json.ts'
import type { MailWay } from '../services.ts'
import { ChangePasswordInput, changePassword } from '../sign-in/change-password.ts'
import { ForgotPasswordInput, forgotPassword } from '../sign-in/forgot-password.ts'
import type { AddressOf } from './address-of.ts'
import type { ApiEnvironment } from './environment.ts'
import type { SignInParts } from './serve-sign-in.ts'

type Parts = SignInParts & {
  readonly runtime: { readonly database: Parameters<typeof forgotPassword>[0] }
  readonly mail?: MailWay
  readonly addressOf: AddressOf
}

/** Changing a password one knows, and asking for a mail to replace a forgotten one; below `/api/auth`. */
export const servePasswords = ({
  auth,
  sessions,
  runtime,
  mail = 'off',
  addressOf,
}: Parts): Hono<ApiEnvironment> => {
  const { database } = runtime
  const routes = new Hono<ApiEnvironment>()
  routes.post('/change-password', async (context) => {
    const { call, by, reader } = context.get('api')
    if (call === null) return respondProblem(problem('not-signed-in'), reader)
    const input = await inputOf(context, ChangePasswordInput)
    if (!input.ok) return respondProblem(input.problem, reader)
    if (by === 'key') return respondProblem(problem('not-allowed'), reader)
    const { headers } = context.req.raw
    const answer = await changePassword({ auth, database }, call, { input: input.value, headers })
    if (!answer.ok) return respondProblem(answer.problem, reader)
    sessions.forget(headers)
    for (const cookie of answer.value) context.header('set-cookie', cookie, { append: true })
    return context.json({})
  })
  routes.get('/forgot-password', (context) => context.json({ mail }))
  routes.post('/forgot-password', async (context) => {
    const { reader } = context.get('api')
    const input = await inputOf(context, ForgotPasswordInput)
    if (!input.ok) return respondProblem(input.problem, reader)
    const asked = { ...input.value, address: addressOf(context) }
    const answer = await forgotPassword(database, mail, asked)
    return answer.ok ? context.json({}) : respondProblem(answer.problem, reader)
  })
  return routes
}

const inputOf = async <Input extends z.ZodType>(
  context: Context<ApiEnvironment>,
  schema: Input,
): Promise<Answer<z.output<Input>>> => {
  const json = await readJson(context)
  if (!json.ok) return json
  const input = schema.safeParse(json.value)
  if (input.success) return answered(input.data)
  return refused(problem('malformed', {}, zodProblems(input.error, json.value)))
}
