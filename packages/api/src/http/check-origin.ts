/** Methods that change nothing and are answered to anybody's page. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * False for a change that a foreign page makes the browser send with its cookies. Browsers always name the origin of
 * such a call; programs that send neither header carry no cookie they did not choose to.
 */
export const isFromOurPages = (request: Request, publicUrl: string): boolean => {
  if (SAFE.has(request.method)) return true
  const origin = request.headers.get('origin')
  if (origin !== null) return isOurs(origin, request, new URL(publicUrl))
  const site = request.headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}

/**
 * People reach a server by several names (localhost, an address); the page's own host is always among them. Where the
 * server is known by https, a page of the same host that came over plain http may have been written by anyone on the way.
 */
const isOurs = (origin: string, { headers }: Request, ours: URL): boolean => {
  if (origin === ours.origin) return true
  if (!URL.canParse(origin)) return false
  const { protocol, host } = new URL(origin)
  return host === headers.get('host') && (protocol === 'https:' || protocol === ours.protocol)
}
