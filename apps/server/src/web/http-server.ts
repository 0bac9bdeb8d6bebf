import { randomUUID } from 'node:crypto'
import { createServer, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ProblemCode, problem } from '@countersign/api/problem'
import { respondProblem } from '@countersign/api/respond-problem'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { Logger } from 'pino'
import { headersFor } from './security-headers.ts'

type Options = {
  readonly fetch: Parameters<typeof getRequestListener>[0]
  /** Where browsers reach the server. */
  readonly publicUrl: string
  readonly log: Logger
}

/** Whoever sends what no program can read has not said in which language they do. */
const READER = { language: 'zh-CN', zone: 'Asia/Shanghai' } as const

/**
 * The HTTP server before an app. What cannot be read as a request never reaches the app, so it is answered here: with
 * the app's headers and a problem with a code, as everything else.
 */
export const httpServer = ({ fetch, publicUrl, log }: Options): Server => {
  const early = earlyAnswers(publicUrl, log)
  const listener = getRequestListener(fetch, {
    errorHandler: (error) => {
      if (error instanceof RequestError) return early('request-unreadable')
      const answer = early('unexpected')
      log.error({ err: error, request: answer.headers.get('x-request-id') }, 'unexpected')
      return answer
    },
  })
  // Node would answer a missing Host by itself, and an Expect that it does not know, both without our headers.
  const server = createServer({ requireHostHeader: false }, listener)
  server.on('checkExpectation', listener)
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) socket.destroy()
    else void sendTo(socket, early(CODES[error.code ?? ''] ?? 'request-unreadable'))
  })
  return server
}

/** What Node's parser says, and what the caller is told. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
}

const earlyAnswers = (publicUrl: string, log: Logger): ((code: ProblemCode) => Response) => {
  const headers = headersFor(publicUrl)
  return (code) => {
    const answer = respondProblem(problem(code), READER)
    for (const [name, value] of headers) answer.headers.set(name, value)
    const id = randomUUID()
    answer.headers.set('x-request-id', id)
    log.debug({ request: id, code, status: answer.status }, 'answered before it was a request')
    return answer
  }
}

/** Node keeps the answer under way on the socket; words in the middle of another answer would be taken for part of it. */
const isAnswering = (socket: Duplex & { readonly _httpMessage?: { readonly headersSent: boolean } | null }) =>
  socket._httpMessage?.headersSent === true

const sendTo = async (socket: Duplex, answer: Response): Promise<void> => {
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = [...answer.headers, ['content-length', String(body.length)], ['connection', 'close']]
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n${lines.join('')}\r\n`
  socket.end(Buffer.concat([Buffer.from(head, 'latin1'), body]))
}
