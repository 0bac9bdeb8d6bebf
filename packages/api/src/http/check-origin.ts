/** Methods that change nothing and are answered to anybody's page. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * False for a change that a foreign page makes the browser send with its cookies. Browsers always name the origin of
 * such a call; programs that send neither header carry no cookie they did not choose to.
 */
export const isFromOurPages = (request: Request, publicUrl: string): boolean => {
  if (SAFE.has(request.method)) return true
  const origin = request.headers.get('origin')
  if (origin !== null) return origin === new URL(publicUrl).origin || isOwnHost(origin, request)
  const site = request.headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}

/** People reach a server by several names (localhost, an address); the page's own host is always among them. */
const isOwnHost = (origin: string, { headers }: Request): boolean =>
  URL.canParse(origin) && new URL(origin).host === headers.get('host')
