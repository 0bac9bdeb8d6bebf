import { may } from '@countersign/access/permission'
import { contentHash } from '@countersign/definition/content-hash'
import type { Context } from 'hono'
import type { z } from 'zod'
import type { ApiContext, Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { respondProblem } from '../problem/respond-problem.ts'
import { scanJson } from '../problem/scan-json.ts'
import { zodProblems } from '../problem/zod-problems.ts'
import type { Circumstances } from '../requests/run-command.ts'
import { IdempotencyKey } from '../views/input.ts'
import { readJson } from './read-json.ts'
import type { AnyRoute, RawRoute } from './route.ts'

/** Answers one call of a route: first who asks, then what they may, then what they sent, then the use-case. */
export const handleRoute = async (route: AnyRoute, api: ApiContext, context: Context): Promise<Response> => {
  const caller = permit(route, api)
  if (!caller.ok) return respondProblem(caller.problem, api.reader)
  const input = await readInput(route, context)
  if (!input.ok) return respondProblem(input.problem, api.reader)
  const answer = await route.handle(caller.value, input.value as never)
  return answer.ok
    ? Response.json(answer.value, { status: route.status, headers: { 'cache-control': 'no-store' } })
    : respondProblem(answer.problem, api.reader)
}

/** The same for a route that reads and answers by itself. */
export const handleRawRoute = async (
  route: RawRoute,
  api: ApiContext,
  context: Context,
): Promise<Response> => {
  const caller = permit(route, api)
  if (!caller.ok) return respondProblem(caller.problem, api.reader)
  const answer = await route.respond(caller.value, context)
  return answer.ok ? answer.value : respondProblem(answer.problem, api.reader)
}

type Guarded = Pick<AnyRoute, 'method' | 'path' | 'permission'>

const permit = (route: Guarded, { call }: ApiContext): Answer<Call> => {
  if (call === null) return refused(problem('not-signed-in'))
  const allowed = route.permission === 'signed-in' || may(call.viewer, route.permission)
  if (allowed) return answered(call)
  const verb = `${route.method} ${route.path}`
  call.services.noteRefusal({ person: call.viewer.id, instance: null, verb, code: 'not-allowed' })
  return refused(problem('not-allowed'))
}

type Input = {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly idempotency: Circumstances['idempotency']
}

const readInput = async (route: AnyRoute, context: Context): Promise<Answer<Input>> => {
  const params = check(route.params, context.req.param(), 'path')
  if (!params.ok) return params
  const query = check(route.query, context.req.query(), 'query')
  if (!query.ok) return query
  const key = readKey(context)
  if (!key.ok) return key
  if (route.body === null)
    return answered({ params: params.value, query: query.value, body: undefined, idempotency: null })
  const json = await readJson(context)
  if (!json.ok) return json
  const body = route.body.safeParse(json.value)
  if (!body.success) return refused(problem('malformed', {}, zodProblems(body.error, json.value)))
  const hash = () => contentHash({ path: context.req.path, body: json.value })
  const idempotency = key.value === null ? null : { key: key.value, hash: hash() }
  return answered({ params: params.value, query: query.value, body: body.data, idempotency })
}

const check = (schema: z.ZodType, values: object, place: 'path' | 'query'): Answer<unknown> => {
  const found = scanJson(values)
  if (found !== null) return refused(problem('malformed', {}, [{ ...found, path: `/${place}${found.path}` }]))
  const parsed = schema.safeParse(values)
  if (parsed.success) return answered(parsed.data)
  return refused(problem('malformed', {}, zodProblems(parsed.error, values, [place])))
}

/** The caller's `Idempotency-Key`, null when there is none. */
export const readKey = (context: Context): Answer<string | null> => {
  const header = context.req.header('idempotency-key')
  if (header === undefined) return answered(null)
  if (IdempotencyKey.safeParse(header).success) return answered(header)
  const wrong = { path: '/header/Idempotency-Key', code: 'bad-format', params: { format: 'token' } }
  return refused(problem('malformed', {}, [wrong]))
}
