import type { MiddlewareHandler } from 'hono'

/**
 * Scripts come from files of ours alone; antd writes its styles into the page, so styles may be inline. Nobody may frame
 * the console, and nothing it loads comes from elsewhere.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Headers that tell browsers what our pages never do, and that nothing is kept unless it says so itself. `publicUrl` is
 * where browsers reach the server: by https they are told never to come back by http.
 */
export const headersFor = (publicUrl: string): readonly (readonly [string, string])[] => [
  ['cache-control', 'no-store'],
  ['content-security-policy', CONTENT_SECURITY_POLICY],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()'],
  ...(publicUrl.startsWith('https:')
    ? [['strict-transport-security', 'max-age=31536000; includeSubDomains'] as const]
    : []),
]

/** The headers on every answer of an app; one that set its own more strictly keeps it. */
export const securityHeaders = (publicUrl: string): MiddlewareHandler => {
  const headers = headersFor(publicUrl)
  return async (context, next) => {
    await next()
    const own = context.res.headers
    for (const [name, value] of headers) if (!own.has(name)) own.set(name, value)
  }
}
