import { z } from 'zod'
import { ProblemBody } from '../problem/problem-body.ts'
import type { AnyRoute, RawRoute } from './route.ts'
import { languageComponent, type NamedSchemas, schemaComponents } from './schema-components.ts'

const PROBLEM = 'problem'
const REFUSALS = {
  get: [400, 401, 403, 404],
  post: [400, 401, 403, 404, 409, 413, 415, 422, 429, 503],
} as const
const SECURITY = [{ session: [] }, { key: [] }]

type Described = Pick<AnyRoute, 'method' | 'path' | 'summary' | 'permission'> & {
  readonly answer: z.ZodType | null
}

/** `get-instances-id-records`: stable, and what client generators name their functions after. */
const operationId = ({ method, path }: Pick<Described, 'method' | 'path'>): string =>
  `${method}${path.replaceAll(/[{}]/g, '').replaceAll('/', '-')}`

/** A schema that several routes share has one name, from the first of them. */
const namesOf = (
  entries: readonly (readonly [string, z.ZodType | null])[],
): ReadonlyMap<z.ZodType, string> => {
  const names = new Map<z.ZodType, string>()
  for (const [name, schema] of entries) if (schema !== null && !names.has(schema)) names.set(schema, name)
  return names
}

const byName = (names: ReadonlyMap<z.ZodType, string>): NamedSchemas =>
  new Map([...names].map(([schema, name]) => [name, schema]))

/** The OpenAPI 3.1 document of the REST API, written from the routes themselves. */
export const openApiDocument = (
  routes: readonly AnyRoute[],
  rawRoutes: readonly RawRoute[],
  server: string,
): object => {
  const all: readonly Described[] = [...routes, ...rawRoutes]
  const bodies = namesOf(routes.map((route) => [`${operationId(route)}-body`, route.body]))
  const answers = namesOf([
    [PROBLEM, ProblemBody],
    ...all.map((r) => [`${operationId(r)}-answer`, r.answer] as const),
  ])
  const paths: Record<string, Record<string, object>> = {}
  const add = (route: Described, request: object, status: number) => {
    const at = `/api/v1${route.path}`
    paths[at] = { ...paths[at], [route.method]: { ...operation(route, answers, status), ...request } }
  }
  for (const route of routes) add(route, requestOf(route, bodies), route.status)
  for (const route of rawRoutes) add(route, rawRequestOf(route), route.method === 'post' ? 201 : 200)
  return {
    openapi: '3.1.0',
    info: { title: 'Countersign 会签', version: 'v1' },
    servers: [{ url: server }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'countersign.session' },
        key: { type: 'http', scheme: 'bearer' },
      },
      schemas: {
        ...schemaComponents(byName(bodies), 'input'),
        ...schemaComponents(byName(answers), 'output'),
        ...languageComponent(),
      },
    },
  }
}

const content = (type: string, name: string) => ({
  content: { [type]: { schema: { $ref: `#/components/schemas/${name}` } } },
})

const operation = (route: Described, answers: ReadonlyMap<z.ZodType, string>, status: number) => {
  const answer = route.answer === null ? undefined : answers.get(route.answer)
  const done = answer === undefined ? {} : content('application/json', answer)
  const refusals = REFUSALS[route.method].map((code) => [
    code,
    { description: 'Refused', ...content('application/problem+json', PROBLEM) },
  ])
  return {
    operationId: operationId(route),
    summary: route.summary,
    description: `Permission: ${route.permission}`,
    security: SECURITY,
    responses: { [status]: { description: 'Done', ...done }, ...Object.fromEntries(refusals) },
  }
}

const requestOf = ({ method, params, query, body }: AnyRoute, bodies: ReadonlyMap<z.ZodType, string>) => {
  const name = body === null ? undefined : bodies.get(body)
  return {
    parameters: [
      ...parameters(params, 'path'),
      ...parameters(query, 'query'),
      ...(method === 'post' ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(name !== undefined && { requestBody: { required: true, ...content('application/json', name) } }),
  }
}

const FILE = {
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
}

const rawRequestOf = ({ method, path }: RawRoute) => ({
  parameters: [
    ...(path.includes('{id}') ? parameters(z.object({ id: z.uuid() }), 'path') : []),
    ...(method === 'post' ? [IDEMPOTENCY_KEY] : []),
  ],
  ...(method === 'post' && {
    requestBody: { required: true, content: { 'multipart/form-data': { schema: FILE } } },
  }),
})

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repeated call with the same key applies once',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
}

const parameters = (schema: z.ZodObject, place: 'path' | 'query') => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' })
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: of,
  }))
}
