import { Hono } from 'hono'
import type { ApiContext } from '../context.ts'
import type { ApiEnvironment } from '../http/environment.ts'
import { problem } from '../problem/problem.ts'
import { respondProblem } from '../problem/respond-problem.ts'
import type { LiveHub } from './live-hub.ts'

type Identify = (headers: Headers) => Promise<ApiContext>

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // A proxy that gathers what it passes on would hold the events back.
  'x-accel-buffering': 'no',
}

/** `GET /api/live`: tells the caller, for as long as their session lasts, that something of theirs changed. */
export const serveLive = (hub: LiveHub, identify: Identify): Hono<ApiEnvironment> => {
  const routes = new Hono<ApiEnvironment>()
  routes.get('/api/live', (context) => {
    const { call, reader } = context.get('api')
    if (call === null) return respondProblem(problem('not-signed-in'), reader)
    const { headers } = context.req.raw
    const person = call.viewer.id
    const verify = async () => (await identify(headers)).call?.viewer.id === person
    return new Response(hub.open(person, verify), { headers: HEADERS })
  })
  routes.use('/api/auth/sign-out', async (context, next) => {
    const person = context.get('api').call?.viewer.id
    await next()
    if (person !== undefined) await hub.recheck(person)
  })
  return routes
}
