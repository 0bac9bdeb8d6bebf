import type { Context } from 'hono'

type Incoming = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }

/**
 * The address a call came from. A proxy on the same machine speaks for its client; anybody else who names another
 * address is not believed.
 */
export const addressOf = (context: Context): string => {
  const remote = (context.env as Incoming | undefined)?.incoming?.socket?.remoteAddress ?? '127.0.0.1'
  if (!LOOPBACK.has(remote)) return remote
  return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64) || remote
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
