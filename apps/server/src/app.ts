import { fileURLToPath } from 'node:url'
import { type ApiParts, createApi } from '@countersign/api/create-api'
import { createSignInParts } from '@countersign/api/create-sign-in-parts'
import { failureProblem } from '@countersign/api/failure-problem'
import { languageOf } from '@countersign/api/language-of'
import type { LiveHints } from '@countersign/api/live-hints'
import type { LiveHub } from '@countersign/api/live-hub'
import { problem } from '@countersign/api/problem'
import type { Rates } from '@countersign/api/rates'
import type { NoteRefusal } from '@countersign/api/refused-attempt'
import { respondProblem } from '@countersign/api/respond-problem'
import type { ClearDemo } from '@countersign/api/services'
import type { SetupOffer } from '@countersign/api/set-up'
import type { Runtime } from '@countersign/runtime/runtime'
import { type Context, Hono } from 'hono'
import type { Logger } from 'pino'
import { loadConsole } from './web/console-files.ts'
import { health } from './web/health.ts'
import { leadToSetup } from './web/lead-to-setup.ts'
import { createMetrics } from './web/metrics.ts'
import { refuseOverload } from './web/refuse-overload.ts'
import { type RequestEnvironment, requestLog } from './web/request-log.ts'
import { securityHeaders } from './web/security-headers.ts'
import { serveConsole } from './web/serve-console.ts'
import { serveMetrics } from './web/serve-metrics.ts'

export type AppParts = {
  readonly runtime: Runtime
  /** Where browsers reach the server. */
  readonly publicUrl: string
  /** The first set-up, where nobody can sign in yet. */
  readonly setup?: SetupOffer | null
  readonly log: Logger
  readonly live?: LiveHub
  /** Left out: nobody takes note of what is refused. */
  readonly noteRefusal?: NoteRefusal
  readonly hints?: LiveHints
  /** Left out: no mail is sent. */
  readonly mail?: 'smtp' | 'kept' | 'off'
  /** Left out: the database is no demo. */
  readonly clearDemo?: ClearDemo | null
  /** Left out, no proxy is believed. */
  readonly proxies?: readonly string[]
  /** Left out, calls are taken as they come. */
  readonly rates?: Rates
  /** So many commands wait or run at most, others are told to come again; left out, any number. */
  readonly mostWaiting?: number
  /** Who asks for `/metrics` sends it; left out, only programs on this machine may ask. */
  readonly metricsToken?: string | null
  /** The folder of the built console; left out, where it is built to. */
  readonly console?: string
}

/** Where the console is built to. */
const CONSOLE = fileURLToPath(new URL('../../console/dist', import.meta.url))

/** For what nobody signed in is needed for; times do not occur in it. */
const readerOf = (context: Context) => ({
  language: languageOf(context.req.raw.headers, null),
  zone: 'Asia/Shanghai',
})

/** Everything a web server answers: the API, sign-in, the console, and what operators ask for. */
export const createApp = async (parts: AppParts): Promise<Hono<RequestEnvironment>> => {
  const { publicUrl, log, setup = null } = parts
  const metrics = createMetrics()
  const runtime = metrics.measured(
    refuseOverload(parts.runtime, parts.mostWaiting ?? Number.POSITIVE_INFINITY),
  )
  const [signIn, files] = await Promise.all([
    createSignInParts(runtime, publicUrl),
    loadConsole(parts.console ?? CONSOLE),
  ])
  const unexpected: ApiParts['unexpected'] = (error, { path, request }) =>
    log.error({ err: error, where: path, request }, 'unexpected')
  const api = createApi({ ...parts, ...signIn, runtime, unexpected })

  const app = new Hono<RequestEnvironment>()
  app.use(requestLog({ log, proxies: parts.proxies ?? [] }), securityHeaders(publicUrl), metrics.answers)
  if (setup !== null) app.use(leadToSetup(runtime))
  app.route('/', health(runtime.database))
  app.route('/', serveMetrics(metrics.registry, parts.metricsToken ?? null))
  app.route('/', api)
  app.route('/', serveConsole(files))
  app.notFound((context) => respondProblem(problem('not-found'), readerOf(context)))
  app.onError((error, context) => {
    unexpected(error, { path: context.req.path, request: context.get('requestId') })
    return respondProblem(failureProblem(error), readerOf(context))
  })
  return app
}
