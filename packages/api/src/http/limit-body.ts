import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problem } from '../problem/problem.ts'
import type { ApiEnvironment } from './environment.ts'
import { refuseEarly } from './refuse-early.ts'

/** Refuses bodies over so many bytes: by their announced length, or while they come in when none is announced. */
export const limitBody = (bytes: number): MiddlewareHandler<ApiEnvironment> => {
  const tooLarge = problem('body-too-large', { kilobytes: Math.floor(bytes / 1024) })
  const counting = bodyLimit({
    maxSize: bytes,
    onError: (context) => refuseEarly(context, tooLarge, context.get('api').reader),
  })
  return (context, next) => {
    const length = context.req.header('content-length')
    // Asking for the body as a stream costs the server's fast path, so it is asked for only where it must be.
    if (length === undefined || context.req.header('transfer-encoding') !== undefined)
      return counting(context, next)
    if (Number(length) <= bytes) return next()
    return Promise.resolve(refuseEarly(context, tooLarge, context.get('api').reader))
  }
}
