import type { Permission } from '@countersign/access/permission'
import type { Context } from 'hono'
import { z } from 'zod'
import type { Call } from '../context.ts'
import type { Answer } from '../problem/problem.ts'
import type { Circumstances } from '../requests/run-command.ts'

/** What a handler is given, all of it checked. */
type RouteInput<P, Q, B> = {
  readonly params: P
  readonly query: Q
  readonly body: B
  /** From `Idempotency-Key`: the key with the hash of path and body; null when the caller sent none. */
  readonly idempotency: Circumstances['idempotency']
}

/** One REST call: where, who may, what goes in, what comes out. The OpenAPI document is written from these. */
export type Route<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, V extends z.ZodType> = {
  readonly method: 'get' | 'post'
  /** As in OpenAPI, below `/api/v1`: `/instances/{id}`. */
  readonly path: string
  readonly permission: Permission | 'signed-in'
  readonly summary: string
  readonly params: P
  readonly query: Q
  /** Null for a call without a JSON body. */
  readonly body: B | null
  readonly status: 200 | 201
  readonly answer: V
  readonly handle: (
    call: Call,
    input: RouteInput<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<Answer<z.output<V>>>
}

/** A route with its types settled, for the list of all of them. */
export type AnyRoute = Omit<Route<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>, 'handle'> & {
  readonly handle: (call: Call, input: RouteInput<never, never, never>) => Promise<Answer<unknown>>
}

/** A route that reads or writes something other than JSON and answers by itself. */
export type RawRoute = Pick<AnyRoute, 'method' | 'path' | 'permission' | 'summary'> & {
  /** The JSON it answers with; null for a file. */
  readonly answer: z.ZodType | null
  readonly respond: (call: Call, context: Context) => Promise<Answer<Response>>
}

const Nothing = z.object({})

type Parts<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, V extends z.ZodType> = Pick<
  Route<P, Q, B, V>,
  'path' | 'permission' | 'summary' | 'answer' | 'handle'
> & { readonly params?: P; readonly query?: Q }

/** A GET; parameters of the query that are not declared are ignored. */
export const getRoute = <
  V extends z.ZodType,
  P extends z.ZodObject = typeof Nothing,
  Q extends z.ZodObject = typeof Nothing,
>(
  parts: Parts<P, Q, z.ZodUndefined, V>,
): Route<P, Q, z.ZodUndefined, V> => ({
  ...parts,
  method: 'get',
  params: parts.params ?? (Nothing as unknown as P),
  query: parts.query ?? (Nothing as unknown as Q),
  body: null,
  status: 200,
})

/** A POST with a JSON body; `status` 201 where it makes something. */
export const postRoute = <V extends z.ZodType, B extends z.ZodType, P extends z.ZodObject = typeof Nothing>(
  parts: Parts<P, typeof Nothing, B, V> & { readonly body: B; readonly status?: 200 | 201 },
): Route<P, typeof Nothing, B, V> => ({
  ...parts,
  method: 'post',
  params: parts.params ?? (Nothing as unknown as P),
  query: Nothing,
  status: parts.status ?? 200,
})
