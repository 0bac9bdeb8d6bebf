import { randomUUID } from 'node:crypto'
import { createAddressOf } from '@countersign/api/address-of'
import type { Context, MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import { inRequest } from './request-scope.ts'

export type RequestEnvironment = {
  Variables: {
    requestId: string
    /** What the API found out about who asks. */
    api?: { readonly call: { readonly viewer: { readonly id: string } } | null }
    signedIn?: string
  }
}

const REQUEST_ID = 'x-request-id'
const MOST_PATH = 300

type Parts = { readonly log: Logger; readonly proxies: readonly string[] }

/**
 * Gives each request an id (the caller's, when it sends a plain one) and logs it: failures of ours as errors, what an
 * investigation asks for always, the rest where the level asks for it. Neither queries nor bodies nor headers are logged:
 * they hold names, words and secrets.
 */
export const requestLog = ({ log, proxies }: Parts): MiddlewareHandler<RequestEnvironment> => {
  const addressOf = createAddressOf(proxies)
  return async (context, next) => {
    const given = context.req.header(REQUEST_ID)
    const id = given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    context.set('requestId', id)
    const began = performance.now()
    await inRequest(id, next)
    context.res.headers.set(REQUEST_ID, id)
    const { status } = context.res
    const level = status >= 500 ? 'error' : isForInvestigations(context) ? 'info' : 'debug'
    if (!log.isLevelEnabled(level)) return
    const line = {
      request: id,
      method: context.req.method,
      path: context.req.path.slice(0, MOST_PATH),
      status,
      ms: Math.round(performance.now() - began),
      person: context.get('signedIn') ?? context.get('api')?.call?.viewer.id,
      address: addressOf(context),
    }
    log[level](line, status >= 500 ? 'answered with a failure' : 'answered')
  }
}

/** Ways to a session, a password or a key. */
const ENTRANCES = /^\/api\/(auth|invitation|setup)(\/|$)/

/** Who came in, tried to, or went out, and what was refused to whom. What came too fast is counted, not written down. */
const isForInvestigations = ({ req, res }: Context): boolean =>
  res.status === 403 || (req.method === 'POST' && ENTRANCES.test(req.path))
