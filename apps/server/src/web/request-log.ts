import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'

export type RequestEnvironment = { Variables: { requestId: string } }

const REQUEST_ID = 'x-request-id'
const MOST_PATH = 300

/**
 * Gives each request an id (the caller's, when it sends a plain one) and logs it: failures of ours as errors, the rest
 * where the level asks for it. Neither queries nor bodies nor headers are logged: they hold names, words and secrets.
 */
export const requestLog =
  (log: Logger): MiddlewareHandler<RequestEnvironment> =>
  async (context, next) => {
    const given = context.req.header(REQUEST_ID)
    const id = given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    context.set('requestId', id)
    const began = performance.now()
    await next()
    context.res.headers.set(REQUEST_ID, id)
    const { status } = context.res
    if (status < 500 && !log.isLevelEnabled('debug')) return
    const line = {
      request: id,
      method: context.req.method,
      path: context.req.path.slice(0, MOST_PATH),
      status,
      ms: Math.round(performance.now() - began),
    }
    if (status >= 500) log.error(line, 'answered with a failure')
    else log.debug(line, 'answered')
  }
