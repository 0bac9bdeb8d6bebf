import { type Problem, problem } from './problem.ts'

/**
 * PostgreSQL gone, going, coming up or out of connections, memory or disk; transactions it broke off; sockets that broke.
 * Prisma's own codes for the same come last.
 */
const PASSING =
  /^(08\w{3}|53\w{3}|57P0[1235]|58\w{3}|40001|40P01|55P03|ECONN\w+|EPIPE|ETIMEDOUT|EAI_AGAIN|P1001|P1002|P1008|P1017|P2024|P2037)$/

/**
 * What has no code, or, as a socket that is not there, one that a missing file has too. The sign-in library keeps to
 * itself why it could not read a session.
 */
const SAYS =
  /^connect ENOENT|connection terminated|not queryable|timeout exceeded when trying to connect|failed to get session/i

const DEPTH = 5

const isPassing = (error: unknown, depth = 0): boolean => {
  if (typeof error !== 'object' || error === null || depth > DEPTH) return false
  const { code, originalCode, message, cause, meta, errors } = error as Readonly<Record<string, unknown>>
  if ([code, originalCode].some((one) => typeof one === 'string' && PASSING.test(one))) return true
  if (typeof message === 'string' && SAYS.test(message)) return true
  const inside = [cause, (meta as Readonly<Record<string, unknown>> | undefined)?.driverAdapterError]
  return [...inside, ...(Array.isArray(errors) ? errors : [])].some((one) => isPassing(one, depth + 1))
}

/**
 * What the caller is told about an error that nobody expected. While the database is out of reach it is `not-ready`: a
 * program sends the same call, with the same `Idempotency-Key`, once more; anything else is `unexpected`.
 */
export const failureProblem = (error: unknown): Problem =>
  isPassing(error) ? { ...problem('not-ready'), retryAfter: 1 } : problem('unexpected')
