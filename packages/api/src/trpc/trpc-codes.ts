import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import type { ProblemStatus } from '../problem/status-of.ts'

const KEYS = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  408: 'TIMEOUT',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  431: 'BAD_REQUEST',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const satisfies Readonly<Record<ProblemStatus, string>>

/** What tRPC calls a status, by its word and by its number. */
export const trpcCodeOf = (status: ProblemStatus) => {
  const key = KEYS[status]
  return { key, number: TRPC_ERROR_CODES_BY_KEY[key] }
}
