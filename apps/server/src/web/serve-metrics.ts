import { createHash, timingSafeEqual } from 'node:crypto'
import { languageOf } from '@countersign/api/language-of'
import { problem } from '@countersign/api/problem'
import { respondProblem } from '@countersign/api/respond-problem'
import { type Context, Hono } from 'hono'
import type { Registry } from 'prom-client'

/**
 * `/metrics` for Prometheus: for whoever sends the token, where there is one; else for programs on this machine. Figures
 * tell how a company works, and by a proxy on this machine everybody would come from it.
 */
export const serveMetrics = (registry: Registry, token: string | null): Hono => {
  const app = new Hono()
  app.get('/metrics', async (context) => {
    const refused = token === null ? refusedFromAfar(context) : refusedWithout(token, context)
    if (refused !== null) return refused
    return context.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })
  return app
}

const refusedWithout = (token: string, context: Context): Response | null => {
  const given = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? ''
  // Hashes are of one length, and comparing them tells nothing of how much was right.
  return timingSafeEqual(hash(given), hash(token))
    ? null
    : respondProblem(problem('not-signed-in'), readerOf(context))
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

const refusedFromAfar = (context: Context): Response | null => {
  const passedOn = Object.keys(context.req.header()).some((name) => PASSED_ON.test(name))
  return !passedOn && LOOPBACK.has(socketAddressOf(context) ?? '')
    ? null
    : respondProblem(problem('not-allowed'), readerOf(context))
}

/** What proxies add to a call that they pass on. */
const PASSED_ON = /^(x-forwarded-.*|forwarded|via|x-real-ip)$/
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

type Incoming = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }

const socketAddressOf = (context: Context): string | undefined =>
  (context.env as Incoming | undefined)?.incoming?.socket?.remoteAddress

const readerOf = (context: Context) => ({
  language: languageOf(context.req.raw.headers, null),
  zone: 'Asia/Shanghai',
})
