import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { ProblemBody } from '../problem/problem-body.ts'
import { IdempotencyKey } from '../views/input.ts'
import type { AnyRoute, RawRoute } from './route.ts'

/** What a raw route takes and answers, for the document only. */
const RAW_BODY = {
  content: { 'multipart/form-data': { schema: z.object({ file: z.string().meta({ format: 'binary' }) }) } },
}

const problems = (statuses: readonly number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: 'Why not', content: { 'application/problem+json': { schema: ProblemBody } } },
    ]),
  )

const security = [{ session: [] }, { key: [] }]

const described = (route: AnyRoute) =>
  createRoute({
    method: route.method,
    path: `/api/v1${route.path}`,
    summary: route.summary,
    security,
    request: {
      params: route.params,
      query: route.query,
      ...(route.method === 'post' && { headers: z.object({ 'Idempotency-Key': IdempotencyKey.optional() }) }),
      ...(route.body !== null && {
        body: { required: true, content: { 'application/json': { schema: route.body } } },
      }),
    },
    responses: {
      [route.status]: { description: 'Done', content: { 'application/json': { schema: route.answer } } },
      ...problems(
        route.method === 'get' ? [400, 401, 403, 404] : [400, 401, 403, 404, 409, 413, 415, 422, 503],
      ),
    },
  })

const describedRaw = ({ method, path, summary, answer }: RawRoute) =>
  createRoute({
    method,
    path: `/api/v1${path}`,
    summary,
    security,
    request: {
      ...(path.includes('{id}') && { params: z.object({ id: z.uuid() }) }),
      ...(method === 'post' && { body: RAW_BODY }),
    },
    responses: {
      [method === 'post' ? 201 : 200]: {
        description: 'Done',
        ...(answer !== null && { content: { 'application/json': { schema: answer } } }),
      },
      ...problems([400, 401, 403, 404, 413, 415, 422]),
    },
  })

/** The OpenAPI 3.1 document of the REST API, written from the routes themselves. */
export const openApiDocument = (
  routes: readonly AnyRoute[],
  rawRoutes: readonly RawRoute[],
  server: string,
): object => {
  const collector = new OpenAPIHono()
  const { openAPIRegistry: registry } = collector
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'countersign.session',
  })
  registry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' })
  for (const route of routes) registry.registerPath(described(route))
  for (const route of rawRoutes) registry.registerPath(describedRaw(route))
  return collector.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Countersign 会签', version: 'v1' },
    servers: [{ url: server }],
  })
}
