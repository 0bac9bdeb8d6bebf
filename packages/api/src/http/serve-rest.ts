import { type Context, Hono } from 'hono'
import { problem } from '../problem/problem.ts'
import { respondProblem } from '../problem/respond-problem.ts'
import { handleRawRoute, handleRoute } from '../rest/handle-route.ts'
import { openApiDocument } from '../rest/openapi.ts'
import { rawRoutes, restRoutes } from '../rest/routes.ts'
import type { ApiEnvironment } from './environment.ts'

const honoPath = (path: string): string => `/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`

/** The REST API and its OpenAPI document, below `/api`. */
export const serveRest = (publicUrl: string): Hono<ApiEnvironment> => {
  const rest = new Hono<ApiEnvironment>()
  for (const route of restRoutes)
    rest.on(route.method.toUpperCase(), honoPath(route.path), (context) =>
      handleRoute(route, context.get('api'), context),
    )
  for (const route of rawRoutes)
    rest.on(route.method.toUpperCase(), honoPath(route.path), (context) =>
      handleRawRoute(route, context.get('api'), context),
    )
  let document: object | null = null
  rest.get('/openapi.json', (context) => {
    // Written when first asked for: most servers never are, and each start would wait for it.
    document ??= openApiDocument(restRoutes, rawRoutes, publicUrl)
    return context.json(document)
  })
  rest.all('/*', unknown)
  return rest
}

const PATTERNS = [...restRoutes, ...rawRoutes].map(({ method, path }) => ({
  method: method.toUpperCase(),
  pattern: new RegExp(`^/api/v1${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}))

const unknown = (context: Context<ApiEnvironment>): Response => {
  const { reader } = context.get('api')
  const allowed = PATTERNS.filter(({ pattern }) => pattern.test(context.req.path)).map(({ method }) => method)
  if (allowed.length === 0) return respondProblem(problem('not-found'), reader)
  const response = respondProblem(problem('method-not-allowed', { allowed: allowed.join(', ') }), reader)
  response.headers.set('allow', allowed.join(', '))
  return response
}
