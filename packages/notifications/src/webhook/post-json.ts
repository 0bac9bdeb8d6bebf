import http from 'node:http'
import https from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'

const SLOWEST_MS = 10_000
const LONGEST_ANSWER = 64 * 1024

export type Posted = { readonly status: number; readonly text: string }

export type Post = {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly allowPrivate: boolean
}

/** An address that must not be called: private, of this machine, or of no network at all. */
export class AddressRefused extends Error {
  constructor() {
    super('the address must not be called')
    this.name = 'AddressRefused'
  }
}

/**
 * Posts JSON to an address from outside. Each connection is checked by the address it really goes to, after the name was
 * looked up, so that a name cannot lead into the private network; redirects are not followed, they would lead past it.
 *
 * @throws AddressRefused, or the error of the connection
 */
export const postJson = ({ url, headers, body, allowPrivate }: Post): Promise<Posted> =>
  new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:'
    const options = {
      allowPrivateIPAddress: allowPrivate,
      allowMetaIPAddress: allowPrivate,
      keepAlive: false,
    }
    const agent = secure ? new RequestFilteringHttpsAgent(options) : new RequestFilteringHttpAgent(options)
    const request = (secure ? https : http).request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      signal: AbortSignal.timeout(SLOWEST_MS),
    })
    request.on('error', (error) => reject(isRefused(error) ? new AddressRefused() : error))
    request.on('response', (response) => {
      const parts: Buffer[] = []
      let length = 0
      response.on('data', (part: Buffer) => {
        length += part.length
        if (length > LONGEST_ANSWER) response.destroy(new Error('the answer is too long'))
        else parts.push(part)
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
      )
    })
    request.end(body)
  })

/** The agent refuses by an error whose words are all it has. */
const isRefused = (error: Error): boolean => /is not allowed/.test(error.message)
