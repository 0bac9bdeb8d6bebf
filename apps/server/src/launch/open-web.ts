import { listenLive } from '@countersign/api/listen-live'
import type { LiveHints } from '@countersign/api/live-hints'
import type { ClearDemo } from '@countersign/api/services'
import type { SetupOffer } from '@countersign/api/set-up'
import { AttemptLog } from '@countersign/records/attempt-log'
import type { Runtime } from '@countersign/runtime/runtime'
import { createApp } from '../app.ts'
import type { Environment } from '../env.ts'
import { httpServer } from '../web/http-server.ts'
import { currentRequest } from '../web/request-scope.ts'
import { drain } from './drain.ts'
import { listen } from './listen.ts'
import type { Log } from './log.ts'
import { mailWayOf } from './open-mail.ts'

type Web = {
  readonly runtime: Runtime
  readonly environment: Environment
  readonly log: Log
  /** Null where somebody can sign in. */
  readonly setup: SetupOffer | null
  readonly hints: LiveHints
  /** Clears the demo; null where the database is none. */
  readonly clear: ClearDemo | null
}

/** Answers browsers and integrations. Returns how to stop: no new connections, answers under way are finished. */
export const openWeb = async (web: Web): Promise<() => Promise<void>> => {
  const { runtime, environment, log, setup, hints, clear } = web
  const live = await listenLive({
    pool: runtime.database.pool,
    log: (message, err) => log.warn({ err }, message),
  })
  const attempts = new AttemptLog({
    pool: runtime.database.pool,
    log: (message, err) => log.warn({ err }, message),
  })
  const app = await createApp({
    runtime,
    noteRefusal: (attempt) => attempts.note({ ...attempt, request: currentRequest() }),
    publicUrl: environment.publicUrl,
    setup,
    log,
    live: live.hub,
    hints,
    mail: mailWayOf(environment, clear !== null),
    clearDemo: clear,
    proxies: environment.proxies,
    rates: environment.rates,
    mostWaiting: environment.mostWaiting,
    metricsToken: environment.metricsToken,
  })
  const server = httpServer({ fetch: app.fetch, publicUrl: environment.publicUrl, log })
  const close = async () => {
    // Streams have no end of their own to wait for.
    live.close()
    await drain(server)
    await attempts.close()
  }
  try {
    await listen(server, environment.port, environment.host)
  } catch (error) {
    // The database would wait for its connections to end.
    await close()
    throw error
  }
  return close
}
