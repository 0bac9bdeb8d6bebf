import { Hono } from 'hono'
import type { ConsoleFile, Encoding } from './console-files.ts'

const INDEX = '/index.html'
/** Vite puts a hash of the content into these names: they never change. */
const IMMUTABLE = '/assets/'

/** The console: its files, and its one page for every address that is a page of it. */
export const serveConsole = (files: ReadonlyMap<string, ConsoleFile>): Hono => {
  const app = new Hono()
  app.get('/*', async (context, next) => {
    const { path } = context.req
    const name = files.has(path) && path !== '/' ? path : isPage(path) ? INDEX : null
    const file = name === null ? undefined : files.get(name)
    if (file === undefined) return next()
    const headers: Record<string, string> = { ...cachingOf(name, file), vary: 'accept-encoding' }
    if (headers.etag !== undefined && context.req.header('if-none-match') === headers.etag)
      return context.body(null, 304, headers)
    const encoding = encodingFor(context.req.header('accept-encoding') ?? '')
    const body = await file.body(encoding)
    const encoded = encoding === null || isRaw(file) ? {} : { 'content-encoding': encoding }
    return context.body(body, 200, { ...headers, ...encoded, 'content-type': file.type })
  })
  return app
}

/** The page itself is kept nowhere: what a shared machine's browser kept would show it after signing out. */
const cachingOf = (name: string | null, { etag }: ConsoleFile): Readonly<Record<string, string>> => {
  if (name === INDEX) return { 'cache-control': 'no-store' }
  const kept = name?.startsWith(IMMUTABLE) ? 'public, max-age=31536000, immutable' : 'no-cache'
  return { etag, 'cache-control': kept }
}

/** An address with a dot in its last part asks for a file; one that is missing must not come back as the page. */
const isPage = (path: string): boolean => !path.slice(path.lastIndexOf('/')).includes('.')

const encodingFor = (accepted: string): Encoding => {
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : null
}

const isRaw = ({ type }: ConsoleFile): boolean => !/^(text|application)\/|svg/.test(type)
