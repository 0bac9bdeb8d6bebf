import type { Runtime } from '@countersign/runtime/runtime'
import type { MiddlewareHandler } from 'hono'

const SETUP = '/setup'
/** What programs and the console's own files are asked for under. */
const NO_PAGE = /^\/(api|trpc|healthz|readyz|metrics|assets)(\/|$)|\.[^/]*$/

/** While there is nobody who could sign in, every page leads to the first set-up; from then on none does. */
export const leadToSetup = ({ organisation }: Pick<Runtime, 'organisation'>): MiddlewareHandler => {
  let done = false
  return async (context, next) => {
    const { method, path } = context.req
    if (done || method !== 'GET' || path === SETUP || NO_PAGE.test(path)) return next()
    done = (await organisation.refresh()).people.size > 0
    return done ? next() : context.redirect(SETUP)
  }
}
