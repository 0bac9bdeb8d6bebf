import type { Runtime } from '@countersign/runtime/runtime'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { NoteRefusal } from './audit/refused-attempt.ts'
import { withNotedRefusals } from './audit/with-noted-refusals.ts'
import type { ApiContext } from './context.ts'
import { contextOf } from './context-of.ts'
import { freshOrganisation } from './fresh-organisation.ts'
import { createAddressOf } from './http/address-of.ts'
import { isFromOurPages } from './http/check-origin.ts'
import type { ApiEnvironment } from './http/environment.ts'
import { limitBody } from './http/limit-body.ts'
import { refuseEarly } from './http/refuse-early.ts'
import { servePasswords } from './http/serve-passwords.ts'
import { serveRest } from './http/serve-rest.ts'
import { type SignInParts, serveSignIn } from './http/serve-sign-in.ts'
import type { LiveHints } from './live/live-hints.ts'
import { LiveHub } from './live/live-hub.ts'
import { serveLive } from './live/serve-live.ts'
import { serveInvitation } from './people/serve-invitation.ts'
import { failureProblem } from './problem/failure-problem.ts'
import { FALLBACK_READER } from './problem/fallback-reader.ts'
import { problem } from './problem/problem.ts'
import { respondProblem } from './problem/respond-problem.ts'
import { limitRates } from './rates/limit-rates.ts'
import { NO_RATES, type Rates } from './rates/rates.ts'
import { appRouter } from './router.ts'
import { type ClearDemo, createServices, type MailWay } from './services.ts'
import { serveSetup } from './setup/serve-setup.ts'
import type { SetupOffer } from './setup/set-up.ts'

export type ApiParts = SignInParts & {
  readonly runtime: Runtime
  /** The secret all servers of one database share. */
  readonly secret: string
  /** Where browsers reach the server; changes asked for by pages of other origins are refused. */
  readonly publicUrl: string
  /** The first set-up, on a server that found nobody; left out, it is closed. */
  readonly setup?: SetupOffer | null
  /** Addresses and networks of proxies that may name the address of who called them; left out, none. */
  readonly proxies?: readonly string[]
  /** How many calls a second are taken; left out, any number. */
  readonly rates?: Rates
  /** Told about what must not happen: the caller only learns that it did. */
  readonly unexpected: (error: unknown, where: Where) => void
  /** Where browsers are told of changes; without one their streams stay silent, and they ask now and then. */
  readonly live?: LiveHub
  /** Left out: no mail is sent. */
  readonly mail?: MailWay
  /** How the demo is cleared; left out where the database is none. */
  readonly clearDemo?: ClearDemo | null
  /** Left out: nobody takes note of what is refused. */
  readonly noteRefusal?: NoteRefusal
  /** Left out: other browsers of the same person learn of their changes when they ask. */
  readonly hints?: Pick<LiveHints, 'tell'>
}

const JSON_BYTES = 256 * 1024
/** 20 MB of file and the wrapping around it. */
const UPLOAD_BYTES = 20 * 1024 * 1024 + 64 * 1024

/** Where something unexpected happened: in which call, and the id that its caller was told, null where nobody gives any. */
export type Where = { readonly path: string; readonly request: string | null }

/** Everything below `/api` and `/trpc`. Every refusal on the way is `application/problem+json`. */
export const createApi = (parts: ApiParts): Hono<ApiEnvironment> => {
  const api = new Hono<ApiEnvironment>()
  const json = limitBody(JSON_BYTES)
  const upload = limitBody(UPLOAD_BYTES)
  const identify = identification(parts)
  const addressOf = createAddressOf(parts.proxies ?? [])
  const limits = limitRates(parts.rates ?? NO_RATES, addressOf)
  // The console's files lie beside these: they are for everybody and ask no database who reads.
  for (const path of ['/api/*', '/trpc/*']) {
    api.use(
      path,
      limits.byAddress,
      identified(identify),
      limits.byAccount,
      refuseForeignPages(parts.publicUrl),
    )
    api.use(path, (context, next) => (context.req.path === '/api/v1/files' ? upload : json)(context, next))
  }
  api.route('/', serveLive(parts.live ?? new LiveHub(), identify))
  api.route('/api/auth', servePasswords({ ...parts, addressOf }))
  api.route('/api/auth', serveSignIn({ ...parts, addressOf }))
  api.route('/api/invitation', serveInvitation(parts.runtime))
  api.route('/api/setup', serveSetup({ runtime: parts.runtime, offer: parts.setup ?? null }))
  api.route('/api', serveRest(parts.publicUrl))
  api.all('/trpc/*', (context) =>
    fetchRequestHandler({
      endpoint: '/trpc',
      req: context.req.raw,
      router: appRouter,
      // A query whose input does not fit into an address is sent in a body; its Origin is checked like any change's.
      allowMethodOverride: true,
      createContext: () => context.get('api'),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          parts.unexpected(error.cause ?? error, { path: path ?? '/trpc', request: requestOf(context) })
      },
    }),
  )
  api.onError((error, context) => {
    parts.unexpected(error, { path: context.req.path, request: requestOf(context) })
    return respondProblem(failureProblem(error), context.get('api')?.reader ?? FALLBACK_READER)
  })
  return api
}

const requestOf = (context: Context<ApiEnvironment>): string | null => context.get('requestId') ?? null

type Identify = (headers: Headers) => Promise<ApiContext>

const identification = (parts: ApiParts): Identify => {
  const organisation = freshOrganisation(parts.runtime)
  const { secret, mail = 'off', clearDemo = null, hints, noteRefusal = () => undefined } = parts
  const runtime = withNotedRefusals(parts.runtime, noteRefusal)
  const tell = (...news: Parameters<LiveHints['tell']>) => hints?.tell(...news)
  const services = createServices({ runtime, secret, mail, clearDemo, noteRefusal, tell })
  return (headers) => contextOf({ services, sessions: parts.sessions, organisation }, headers)
}

const identified =
  (identify: Identify): MiddlewareHandler<ApiEnvironment> =>
  async (context, next) => {
    context.set('api', await identify(context.req.raw.headers))
    await next()
  }

const refuseForeignPages =
  (publicUrl: string): MiddlewareHandler<ApiEnvironment> =>
  async (context, next) => {
    // A key is sent on purpose by a program, never by a browser on behalf of a page.
    const api = context.get('api')
    if (api.by === 'key' || isFromOurPages(context.req.raw, publicUrl)) return next()
    return refuseEarly(context, problem('origin-refused'), api.reader)
  }
