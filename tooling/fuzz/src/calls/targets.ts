import { restRoutes } from '@countersign/api/rest-routes'
import { appRouter } from '@countersign/api/router'
import { PROCEDURE_ROWS, ROUTE_ROWS, type Target as Row } from '@countersign/api/testing/matrix'
import { PLAIN_PROCEDURES, PLAIN_ROUTES } from '@countersign/api/testing/plain-matrix'
import { z } from 'zod'
import type { Schema } from '../values/from-schema.ts'

/** What a call is made of, each to be written into its place. */
export type Parts = {
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** A procedure or a route, and where good input for it comes from. */
export type Target = {
  /** `requests.get`, or `POST /api/v1/instances`. */
  readonly name: string
  readonly procedure: 'query' | 'mutation' | null
  readonly method: 'GET' | 'POST'
  readonly schemas: { readonly path: Schema; readonly query: Schema; readonly body: Schema | null }
  /** Inputs that the authorisation matrix knows to be good, about a request where they are about one. */
  readonly known: readonly ((row: Row) => Parts)[]
}

const NOTHING: Schema = { type: 'object', properties: {}, additionalProperties: false }
const ANYTHING: Schema = {
  type: 'object',
  properties: Object.fromEntries(
    ['email', 'password', 'currentPassword', 'newPassword', 'token', 'name', 'keyId'].map((name) => [
      name,
      { type: 'string', maxLength: 300 },
    ]),
  ),
}

const schemaOf = (schema: z.core.$ZodType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema

/** tRPC keeps its procedures flat, by their dotted names, whatever its types say. */
const procedures = appRouter._def.procedures as unknown as Readonly<
  Record<
    string,
    { readonly _def: { readonly type: 'query' | 'mutation'; readonly inputs: readonly z.ZodType[] } }
  >
>

const bodyOnly = (body: unknown): Parts => ({ path: {}, query: {}, body })

const procedureTarget = ([name, { _def }]: typeof procedures extends Readonly<Record<string, infer P>>
  ? [string, P]
  : never): Target => {
  const [input] = _def.inputs
  return {
    name,
    procedure: _def.type,
    method: _def.type === 'query' ? 'GET' : 'POST',
    schemas: { path: NOTHING, query: NOTHING, body: input === undefined ? null : schemaOf(input) },
    known: [
      ...(PROCEDURE_ROWS[name] ?? []).map((row) => (target: Row) => bodyOnly(row.input(target))),
      ...(PLAIN_PROCEDURES[name] ? [() => bodyOnly(PLAIN_PROCEDURES[name]?.input)] : []),
    ],
  }
}

const pathNames = (pattern: string): string[] =>
  [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')

/** What stands in the places of a pattern in an address. */
const pathOf = (pattern: string, address: string): Record<string, string> => {
  const parts = address.split('/')
  return Object.fromEntries(
    pattern
      .split('/')
      .flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), parts[at] ?? '']] : [])),
  )
}

const routeTarget = (name: string): Target => {
  const [method = '', pattern = ''] = name.split(' ')
  const route = restRoutes.find(
    (one) =>
      one.method.toUpperCase() === method && `/api/v1${one.path.replaceAll(/\{(\w+)\}/g, ':$1')}` === pattern,
  )
  const names = pathNames(pattern)
  const texts = Object.fromEntries(names.map((one) => [one, { type: 'string' }]))
  const body = route === undefined ? ANYTHING : route.body === null ? null : schemaOf(route.body)
  const plain = PLAIN_ROUTES[name]
  const known = [
    ...(ROUTE_ROWS[name] ?? []).map((row) => (target: Row) => ({
      path: pathOf(pattern, row.path?.(target) ?? pattern),
      query: {},
      body: row.input(target),
    })),
    ...(plain
      ? [() => ({ path: pathOf(pattern, plain.path ?? pattern), query: {}, body: plain.input })]
      : []),
  ]
  return {
    name,
    procedure: null,
    method: method === 'GET' ? 'GET' : 'POST',
    schemas: {
      path: route ? schemaOf(route.params) : { type: 'object', properties: texts, required: names },
      query: route ? schemaOf(route.query) : NOTHING,
      body: method === 'GET' ? null : body,
    },
    known,
  }
}

type Mounted = { readonly routes: readonly { readonly method: string; readonly path: string }[] }

/** Every procedure of the router and every route that the app has mounted. */
export const targetsOf = (app: Mounted): readonly Target[] => {
  const mounted = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('/*'))
    .map(({ method, path }) => `${method} ${path}`)
  return [
    ...Object.entries(procedures).map(procedureTarget),
    ...[...new Set(mounted)].sort().map(routeTarget),
  ]
}
