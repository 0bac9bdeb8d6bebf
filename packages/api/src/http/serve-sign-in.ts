import { type Context, Hono } from 'hono'
import { type Problem, problem } from '../problem/problem.ts'
import { respondProblem } from '../problem/respond-problem.ts'
import { zodProblems } from '../problem/zod-problems.ts'
import { readJson } from '../rest/read-json.ts'
import { me } from '../session/me.ts'
import type { Auth } from '../sign-in/auth.ts'
import type { Sessions } from '../sign-in/session-of.ts'
import { Credentials, type SignIn } from '../sign-in/sign-in-by-password.ts'
import type { AddressOf } from './address-of.ts'
import type { ApiEnvironment } from './environment.ts'

export type SignInParts = { readonly auth: Auth; readonly sessions: Sessions; readonly signIn: SignIn }

/** What better-auth answers for people who are signed in; everything else it offers stays closed. */
const FORWARDED = [
  { method: 'post', path: '/api-key/create' },
  { method: 'get', path: '/api-key/list' },
  { method: 'post', path: '/api-key/delete' },
] as const

type Parts = SignInParts & { readonly addressOf: AddressOf }

/** Signing in and out, the session and API keys, below `/api/auth`. */
export const serveSignIn = ({ auth, sessions, signIn, addressOf }: Parts): Hono<ApiEnvironment> => {
  const routes = new Hono<ApiEnvironment>()
  routes.post('/sign-in/email', async (context) => {
    const { reader, by } = context.get('api')
    const json = await readJson(context)
    if (!json.ok) return respondProblem(json.problem, reader)
    const credentials = Credentials.safeParse(json.value)
    if (!credentials.success)
      return respondProblem(problem('malformed', {}, zodProblems(credentials.error, json.value)), reader)
    const answer = await signIn(credentials.data, context.req.raw, addressOf(context))
    if (!answer.ok) return respondProblem(answer.problem, reader)
    context.set('signedIn', answer.value.person)
    const { headers } = context.req.raw
    // The browser's session so far ends with its cookie: whoever had got hold of that one is out.
    if (by === 'cookie') {
      sessions.forget(headers)
      await auth.api.signOut({ headers })
    }
    return answer.value.response
  })
  routes.post('/sign-out', (context) => {
    sessions.forget(context.req.raw.headers)
    return forward(auth, context)
  })
  routes.get('/get-session', (context) => {
    const { call } = context.get('api')
    return context.json(call === null ? null : { user: me(call).person })
  })
  for (const { method, path } of FORWARDED)
    routes.on(method.toUpperCase(), path, async (context) => {
      const { call, reader } = context.get('api')
      if (call === null) return respondProblem(problem('not-signed-in'), reader)
      if (method === 'get') return forward(auth, context)
      const json = await readJson(context)
      if (!json.ok) return respondProblem(json.problem, reader)
      return forward(auth, context, json.value)
    })
  routes.all('/*', (context) => respondProblem(problem('not-found'), context.get('api').reader))
  return routes
}

const BY_STATUS: Readonly<Record<number, Problem>> = {
  401: problem('credentials-wrong'),
  403: problem('not-allowed'),
  404: problem('not-found'),
  415: problem('media-type-unsupported', { expected: 'application/json' }),
}

/** A body is handed on as it was read and found sound: the library would pass a NUL to PostgreSQL, which has none. */
const forward = async (auth: Auth, context: Context<ApiEnvironment>, body?: unknown): Promise<Response> => {
  const response = await auth.handler(body === undefined ? context.req.raw : withBody(context, body))
  if (response.status < 400) return response
  // The library has swallowed what it was.
  if (response.status >= 500) throw new Error(`${context.req.path} failed with ${response.status}`)
  const refused = BY_STATUS[response.status]
  return respondProblem(refused ?? problem('malformed'), context.get('api').reader)
}

const withBody = ({ req }: Context<ApiEnvironment>, body: unknown): Request => {
  const headers = new Headers(req.raw.headers)
  headers.delete('content-length')
  return new Request(req.url, { method: req.method, headers, body: JSON.stringify(body) })
}
