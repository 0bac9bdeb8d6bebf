import { Agent, request } from 'node:http'

type Answer = {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

type Call = {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Posted as JSON; without it the path is read. */
  readonly body?: unknown
}

export type Client = (call: Call) => Promise<Answer>

/** Asks over connections that stay open, one for each client that waits for an answer. */
export const keepAliveClient = (origin: string): Client => {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const { hostname, port } = new URL(origin)
  return ({ path, headers, body }) =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? '' : Buffer.from(JSON.stringify(body))
      const sent = request(
        {
          agent,
          hostname,
          port,
          path,
          method: body === undefined ? 'GET' : 'POST',
          headers: { ...headers, origin, ...headersFor(bytes) },
        },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('error', reject)
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: Buffer.concat(chunks).toString(),
            }),
          )
        },
      )
      sent.on('error', reject)
      sent.end(bytes)
    })
}

const headersFor = (bytes: Buffer | ''): Record<string, string | number> =>
  bytes === '' ? {} : { 'content-type': 'application/json', 'content-length': bytes.length }
